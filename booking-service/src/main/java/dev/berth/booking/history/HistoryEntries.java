package dev.berth.booking.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was written down about a booking, oldest first. */
@Component
public class HistoryEntries {
    private static final TypeReference<Map<String, Difference>> CHANGES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    HistoryEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param position where the entry stands; the next page begins behind it */
    public record Entry(long position, Instant at, Who actor, String action, Map<String, Difference> changes) {}

    public record Who(String kind, @Nullable UUID id, String name) {}

    public record Difference(
            @JsonProperty("old") @Nullable Object before,
            @JsonProperty("new") @Nullable Object after) {}

    public List<Entry> of(UUID bookingId, long after, int limit) {
        return jdbc.sql("""
                        SELECT id, at, actor_kind, actor_id, actor_name, action, changes FROM audit_entry
                        WHERE subject_kind = 'booking' AND subject_id = ? AND id > ?
                        ORDER BY id LIMIT ?""")
                .params(bookingId, after, limit)
                .query((row, n) -> new Entry(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        new Who(
                                row.getString("actor_kind"),
                                row.getObject("actor_id", UUID.class),
                                row.getString("actor_name")),
                        row.getString("action"),
                        json.readValue(row.getString("changes"), CHANGES)))
                .list();
    }
}
