package dev.berth.booking.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the things in the audit are called today; nothing for what is gone or never had a name. */
@Component
public class SubjectNames {
    /** One query per kind on a page, however many entries it has. */
    private static final Map<String, String> QUERIES = Map.of(
            "person", "select id, name from person where id = any(?)",
            "node", "select id, name from node where id = any(?)",
            "room", "select id, name from room where id = any(?)",
            "course-session", "select id, course_type as name from course_session where id = any(?)",
            "environment", "select id, name from environment where id = any(?)",
            "booking", "select id, title as name from booking where id = any(?)",
            "flag", "select id, key as name from feature_flag where id = any(?)");

    private final JdbcClient jdbc;

    SubjectNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<Subject, String> of(Collection<Subject> subjects) {
        var names = new HashMap<Subject, String>();
        subjects.stream()
                .collect(Collectors.groupingBy(Subject::kind, Collectors.mapping(Subject::id, Collectors.toList())))
                .forEach((kind, ids) -> names.putAll(namesOf(kind, ids)));
        return names;
    }

    private Map<Subject, String> namesOf(String kind, List<UUID> ids) {
        String query = QUERIES.get(kind);
        if (query == null) return Map.of();
        return jdbc
                .sql(query)
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(new Subject(kind, row.getObject("id", UUID.class)), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
