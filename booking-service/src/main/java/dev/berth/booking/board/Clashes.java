package dev.berth.booking.board;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where an outside system has booked a room that is taken. Asked for by every page of every member of staff, so one query:
 * what waits for its room has an index of its own, which is all but empty, and who holds the room is the constraint's.
 */
@Component
public class Clashes {
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    Clashes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param startsAt from when both have the room
     * @param holder has the room
     * @param waiting would have it too
     */
    @Schema(name = "BoardClash")
    public record Clash(UUID roomId, String roomName, Instant startsAt, Instant endsAt, Claim holder, Claim waiting) {}

    @Schema(name = "BoardClaim")
    public record Claim(UUID id, String title) {}

    /** Those that are not over, soonest first. */
    public List<Clash> coming() {
        return jdbc.sql("""
                        SELECT e.room_id, r.name AS room_name, e.id, e.title,
                               greatest(e.starts_at, lower(h.during)) AS starts_at,
                               least(e.ends_at, upper(h.during)) AS ends_at,
                               coalesce(b.id, o.id) AS holder_id, coalesce(b.title, o.title) AS holder_title
                        FROM external_booking e
                        JOIN room_hold h ON h.room_id = e.room_id AND h.during && tstzrange(e.starts_at, e.ends_at)
                        JOIN room r ON r.id = e.room_id
                        LEFT JOIN booking b ON b.id = h.booking_id
                        LEFT JOIN external_booking o ON o.id = h.external_id
                        WHERE NOT e.holds AND e.status IN ('confirmed', 'tentative')
                          AND least(e.ends_at, upper(h.during)) > :now
                        ORDER BY 5, e.id, 7 LIMIT :most""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, n) -> clash(row))
                .list();
    }

    private static Clash clash(ResultSet row) throws SQLException {
        return new Clash(
                row.getObject("room_id", UUID.class),
                row.getString("room_name"),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                new Claim(row.getObject("holder_id", UUID.class), row.getString("holder_title")),
                new Claim(row.getObject("id", UUID.class), row.getString("title")));
    }
}
