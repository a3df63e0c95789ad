package dev.berth.booking.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of the dashboard. */
@Component
public class DashboardQuery {
    private final JdbcClient jdbc;

    DashboardQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Share(long total, long used) {}

    public record Capacity(Share cores, Share memoryGb, Share gpus) {}

    public record Usage(Instant at, int coresUsed, int coresTotal) {}

    /** Bookings that are open now, by status. */
    public Map<String, Long> openBookings() {
        return jdbc.sql("""
                        SELECT status, count(*) AS n FROM booking
                        WHERE status IN ('pending', 'approved', 'active') GROUP BY status""").query((row, n) -> Map.entry(row.getString("status"), row.getLong("n"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Bookings that ended since the last midnight in UTC, by how. */
    public Map<String, Long> endedToday(Instant now) {
        return jdbc
                .sql("""
                        SELECT status, count(*) AS n FROM booking
                        WHERE updated_at >= :midnight AND ends_at >= :midnight
                          AND status IN ('completed', 'failed') GROUP BY status""")
                .param("midnight", now.truncatedTo(ChronoUnit.DAYS).atOffset(ZoneOffset.UTC))
                .query((row, n) -> Map.entry(row.getString("status"), row.getLong("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Map<String, Long> nodes() {
        return jdbc.sql("""
                        SELECT CASE WHEN maintenance THEN 'maintenance' WHEN wake_began_at IS NOT NULL THEN 'waking'
                                    ELSE presence END AS status, count(*) AS n
                        FROM node WHERE NOT retired GROUP BY 1""").query((row, n) -> Map.entry(row.getString("status"), row.getLong("n"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What all nodes have, and what bookings hold of it in the slot that runs now. */
    public Capacity capacity(Instant slot) {
        return jdbc.sql("""
                        SELECT coalesce(sum(n.cores), 0) AS cores, coalesce(sum(n.memory_gb), 0) AS memory_gb,
                               coalesce(sum(jsonb_array_length(n.gpus)), 0) AS gpus,
                               coalesce(sum(s.cores_used), 0) AS cores_used,
                               coalesce(sum(s.memory_gb_used), 0) AS memory_used,
                               (SELECT count(*) FROM gpu_hold WHERE during @> :slot::timestamptz) AS gpus_used
                        FROM node n LEFT JOIN node_slot s ON s.node_id = n.id AND s.slot = :slot WHERE NOT n.retired""")
                .param("slot", slot.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Capacity(
                        new Share(row.getLong("cores"), row.getLong("cores_used")),
                        new Share(row.getLong("memory_gb"), row.getLong("memory_used")),
                        new Share(row.getLong("gpus"), row.getLong("gpus_used"))))
                .single();
    }

    /** Hour by hour: what ran, from the bookings that did; what is to come, from those that hold. */
    public List<Usage> usage(Instant now, Duration before, Duration after) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        return jdbc.sql("""
                        SELECT hour, (SELECT coalesce(sum(cores), 0) FROM node WHERE NOT retired) AS total, coalesce(sum(b.cores), 0) AS used
                        FROM generate_series(:from::timestamptz, :until::timestamptz, interval '1 hour') hour
                        LEFT JOIN booking b ON b.starts_at <= hour AND b.ends_at > hour
                             AND b.status IN ('pending', 'approved', 'active', 'completed')
                        GROUP BY hour ORDER BY hour""")
                .param("from", hour.minus(before).atOffset(ZoneOffset.UTC))
                .param("until", hour.plus(after).atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Usage(row.getTimestamp("hour").toInstant(), row.getInt("used"), row.getInt("total")))
                .list();
    }
}
