package dev.berth.booking.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was written down. */
@Component
public class AuditEntries {
    private static final TypeReference<Map<String, Difference>> CHANGES = new TypeReference<>() {};
    private static final String COLUMNS =
            "id, at, actor_kind, actor_id, actor_name, subject_kind, subject_id, action, changes";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    AuditEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param position where the entry stands; the next page begins behind it */
    public record Entry(
            long position, Instant at, Actor actor, Subject subject, String action, Map<String, Difference> changes) {}

    public record Difference(
            @JsonProperty("old") @Nullable Object before,
            @JsonProperty("new") @Nullable Object after) {}

    /** What is null does not restrict. */
    public record Filter(
            @Nullable String subjectKind,
            @Nullable UUID subjectId,
            @Nullable UUID actorId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** Oldest first, beginning behind a position. */
    public List<Entry> of(Subject subject, long after, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                         from audit_entry
                        where subject_kind = ? and subject_id = ? and id > ? order by id limit ?""")
                .params(subject.kind(), subject.id(), after, limit)
                .query(this::entry)
                .list();
    }

    /** Newest first, beginning before a position. */
    public List<Entry> newest(Filter filter, long before, int limit) {
        var where = new ArrayList<>(List.of("id < ?"));
        var values = new ArrayList<Object>(List.of(before));
        restrict(where, values, "subject_kind = ?", filter.subjectKind());
        restrict(where, values, "subject_id = ?", filter.subjectId());
        restrict(where, values, "actor_id = ?", filter.actorId());
        restrict(where, values, "at >= ?", utc(filter.from()));
        restrict(where, values, "at < ?", utc(filter.to()));
        values.add(limit);
        return jdbc.sql("select " + COLUMNS + " from audit_entry where " + String.join(" and ", where)
                        + " order by id desc limit ?")
                .params(values)
                .query(this::entry)
                .list();
    }

    private static void restrict(List<String> where, List<Object> values, String condition, @Nullable Object value) {
        if (value == null) return;
        where.add(condition);
        values.add(value);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(
                        row.getString("actor_kind"),
                        row.getObject("actor_id", UUID.class),
                        row.getString("actor_name")),
                new Subject(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                row.getString("action"),
                json.readValue(row.getString("changes"), CHANGES));
    }
}
