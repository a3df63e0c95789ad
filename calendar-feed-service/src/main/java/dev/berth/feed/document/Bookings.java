package dev.berth.feed.document;

import dev.berth.feed.calendar.CalendarKey;
import dev.berth.feed.calendar.CalendarKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bookings of a person, a room or a node, in the words for the one who reads them. */
@Component
class Bookings {
    private static final String SELECT = """
            SELECT e.*, coalesce(r.place, r.name, e.resource_name) AS place,
                   greatest(e.changed_at, r.changed_at) AS told_at
            FROM calendar_entry e LEFT JOIN resource r USING (resource_id)
            WHERE e.shown AND %s = ? ORDER BY e.starts_at, e.booking_id
            """;
    private static final String OF_PERSON = SELECT.formatted("e.owner_id");
    private static final String OF_RESOURCE = SELECT.formatted("e.resource_id");

    private final JdbcClient sql;
    private final Wording wording;

    Bookings(JdbcClient sql, Wording wording) {
        this.sql = sql;
        this.wording = wording;
    }

    void of(CalendarKey key, Audience audience, Consumer<Occasion> to) {
        sql.sql(key.kind() == CalendarKind.PERSON ? OF_PERSON : OF_RESOURCE)
                .param(key.subjectId())
                .query(row -> {
                    to.accept(occasion(row, audience));
                });
    }

    private Occasion occasion(ResultSet row, Audience audience) throws SQLException {
        UUID id = row.getObject("booking_id", UUID.class);
        String kind = row.getString("kind");
        String status = row.getString("status");
        Wording.Said said = wording.of(
                audience,
                id,
                kind,
                status,
                row.getString("title"),
                row.getString("description"),
                row.getString("status_reason"));
        return new Occasion(
                id + "@berth",
                row.getLong("sequence"),
                Columns.instant(row, "told_at"),
                audience == Audience.ANYBODY ? null : Columns.instant(row, "booked_at"),
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "ends_at"),
                false,
                Standing.ofBooking(status),
                Category.ofBooking(kind),
                said.title(),
                row.getString("place"),
                said.description(),
                said.link());
    }
}
