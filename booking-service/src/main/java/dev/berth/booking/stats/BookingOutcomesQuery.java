package dev.berth.booking.stats;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of what became of requests and bookings in a period. */
@Component
public class BookingOutcomesQuery {
    private final JdbcClient jdbc;

    BookingOutcomesQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Requests that had the same outcome. */
    public record Requests(String kind, String outcome, long requests) {}

    /** Bookings that start in the period and have this status. */
    public record Bookings(String kind, String status, long bookings) {}

    /** How long people waited for an admin to approve; null when no admin approved any. */
    public record Approval(
            long bookings,
            @Nullable Double medianMinutes,
            @Nullable Double p90Minutes) {}

    /**
     * @param bookings completed compute bookings whose owner never opened the workspace
     * @param of completed compute bookings
     */
    public record NeverOpened(long bookings, long of, double coreHours) {}

    public List<Requests> requests(Instant from, Instant to) {
        return within("""
                        SELECT kind, outcome, sum(requests) AS requests FROM booking_request_count
                        WHERE hour >= :from AND hour < :to GROUP BY kind, outcome ORDER BY kind, outcome""", from, to)
                .query((row, n) ->
                        new Requests(row.getString("kind"), row.getString("outcome"), row.getLong("requests")))
                .list();
    }

    public List<Bookings> bookings(Instant from, Instant to) {
        return within("""
                        SELECT kind, status, count(*) AS bookings FROM booking
                        WHERE starts_at >= :from AND starts_at < :to GROUP BY kind, status ORDER BY kind, status""", from, to)
                .query((row, n) ->
                        new Bookings(row.getString("kind"), row.getString("status"), row.getLong("bookings")))
                .list();
    }

    /** What was approved automatically has no wait and does not count. */
    public Approval approval(Instant from, Instant to) {
        return within("""
                        SELECT count(*) AS bookings,
                               percentile_cont(0.5) WITHIN GROUP (ORDER BY wait) AS median,
                               percentile_cont(0.9) WITHIN GROUP (ORDER BY wait) AS p90
                        FROM (SELECT extract(epoch FROM approved_at - created_at) / 60 AS wait FROM booking
                              WHERE starts_at >= :from AND starts_at < :to AND approved_at > created_at) approved""", from, to)
                .query((row, n) -> new Approval(
                        row.getLong("bookings"),
                        Optional.ofNullable(row.getBigDecimal("median"))
                                .map(Number::doubleValue)
                                .orElse(null),
                        Optional.ofNullable(row.getBigDecimal("p90"))
                                .map(Number::doubleValue)
                                .orElse(null)))
                .single();
    }

    /** Visits are known since the first one that was recorded; earlier bookings say nothing about it. */
    public NeverOpened neverOpened(Instant from, Instant to) {
        return within("""
                        SELECT count(*) AS completed, count(*) FILTER (WHERE v.booking_id IS NULL) AS bookings,
                               coalesce(sum(b.cores * extract(epoch FROM b.ends_at - b.starts_at) / 3600)
                                   FILTER (WHERE v.booking_id IS NULL), 0) AS core_hours
                        FROM booking b LEFT JOIN workspace_visit v ON v.booking_id = b.id
                        WHERE b.kind = 'compute' AND b.status = 'completed' AND b.starts_at >= :from AND b.starts_at < :to
                          AND b.ends_at >= (SELECT min(first_at) FROM workspace_visit)""", from, to)
                .query((row, n) ->
                        new NeverOpened(row.getLong("bookings"), row.getLong("completed"), row.getDouble("core_hours")))
                .single();
    }

    private JdbcClient.StatementSpec within(String sql, Instant from, Instant to) {
        return jdbc.sql(sql).param("from", from.atOffset(ZoneOffset.UTC)).param("to", to.atOffset(ZoneOffset.UTC));
    }
}
