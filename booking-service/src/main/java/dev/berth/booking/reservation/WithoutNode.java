package dev.berth.booking.reservation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lost its node and found no other. The owner has heard of it; an admin can still make room, or say what happened. */
@Component
public class WithoutNode {
    /** By these words of the reason they are known; the clockwork writes them. */
    static final String NO_OTHER = "no other node has room";

    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int MOST = 20;

    private final JdbcClient jdbc;

    WithoutNode(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Lost(UUID id, String title, String userName, Instant startsAt, String status, String reason) {}

    /** Those that have to start soon and those that failed within a day, the next one first. */
    public List<Lost> now(Instant now) {
        return jdbc.sql("""
                        SELECT b.id, b.title, p.name AS user_name, b.starts_at, b.status, b.status_reason
                        FROM booking b JOIN person p ON p.id = b.user_id JOIN node n ON n.id = b.node_id
                        WHERE b.status_reason LIKE '%' || :noOther || '%' AND b.ends_at >= :dayAgo
                          AND (b.status IN ('pending', 'approved')
                              AND (n.presence <> 'online' OR n.maintenance OR n.bookings_to_check)
                            OR b.status = 'failed' AND b.updated_at >= :dayAgo)
                        ORDER BY b.status, b.starts_at, b.id LIMIT :most""")
                .param("noOther", NO_OTHER)
                .param("dayAgo", now.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, n) -> new Lost(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("user_name"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getString("status"),
                        row.getString("status_reason")))
                .list();
    }
}
