package dev.berth.booking.reservation;

import dev.berth.booking.grid.Window;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of a node's page: how much of it bookings take over a time, and which. What is over counts as well. */
@Component
public class NodeTimeline {
    private static final int MOST = 1000;

    private final JdbcClient jdbc;

    NodeTimeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A quarter of an hour and what is taken in it. */
    @Schema(name = "NodeUse")
    public record Use(Instant at, int cores, int memoryGb, int gpus) {}

    @Schema(name = "NodeBooking")
    public record Entry(
            UUID id,
            String title,
            String userName,
            String status,
            Instant startsAt,
            Instant endsAt,
            int cores,
            int memoryGb,
            int gpus) {}

    public List<Use> uses(UUID nodeId, Window span) {
        return jdbc.sql("""
                        SELECT slot, coalesce(sum(b.cores), 0) AS cores, coalesce(sum(b.memory_gb), 0) AS memory_gb,
                               coalesce(sum(b.gpus), 0) AS gpus
                        FROM generate_series(:from::timestamptz, :until::timestamptz - interval '1 s', interval '15 min') slot
                        LEFT JOIN booking b ON b.node_id = :node AND b.starts_at < slot + interval '15 min' AND b.ends_at > slot
                             AND b.status IN ('pending', 'approved', 'active', 'completed')
                        GROUP BY slot ORDER BY slot""")
                .param("node", nodeId)
                .param("from", span.startsAt().atOffset(ZoneOffset.UTC))
                .param("until", span.endsAt().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Use(
                        row.getTimestamp("slot").toInstant(),
                        row.getInt("cores"),
                        row.getInt("memory_gb"),
                        row.getInt("gpus")))
                .list();
    }

    /** The first to start first. */
    public List<Entry> bookings(UUID nodeId, Window span) {
        return jdbc.sql("""
                        SELECT b.id, b.title, p.name AS user_name, b.status, b.starts_at, b.ends_at, b.cores, b.memory_gb, b.gpus
                        FROM booking b JOIN person p ON p.id = b.user_id
                        WHERE b.node_id = :node AND b.starts_at < :until AND b.ends_at > :from
                          AND b.status IN ('pending', 'approved', 'active', 'completed', 'failed')
                        ORDER BY b.starts_at, b.id LIMIT :most""")
                .param("node", nodeId)
                .param("from", span.startsAt().atOffset(ZoneOffset.UTC))
                .param("until", span.endsAt().atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, n) -> new Entry(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("user_name"),
                        row.getString("status"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getInt("cores"),
                        row.getInt("memory_gb"),
                        row.getInt("gpus")))
                .list();
    }
}
