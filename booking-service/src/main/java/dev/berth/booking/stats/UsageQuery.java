package dev.berth.booking.stats;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The SQL of the statistics. It counts bookings that hold their resource or held it to their end, in whole quarter hours, as the ledger
 * does: while bookings are open, the sums equal those of the ledger.
 */
@Component
public class UsageQuery {
    /** As many series as a person can tell apart; the rest is summed up in one more. */
    private static final int SERIES = 20;

    private static final String BUCKETS = """
            SELECT at FROM generate_series(date_trunc(:step, :from::timestamptz, :zone),
                                           :to::timestamptz - interval '1 us', ('1 ' || :step)::interval, :zone) at
            ORDER BY at""";

    /**
     * {@code booking_by_start} finds the bookings: no booking is longer than 31 days, so what started earlier has ended. Each is cut at the
     * borders of the points that it touches.
     */
    private static final String USAGE = """
            WITH part AS (
                SELECT at, key, sum(amount * extract(epoch FROM
                           least(ends, date_add(at, ('1 ' || :step)::interval, :zone)) - greatest(starts, at))) / 3600 AS hours
                FROM (SELECT greatest(b.starts_at, :from::timestamptz) AS starts,
                             least(date_bin('15 min', b.ends_at + interval '15 min' - interval '1 us', 'epoch'::timestamptz),
                                   :to::timestamptz) AS ends,
                             $amount AS amount, $key AS key
                      FROM booking b
                      WHERE b.kind = :kind AND b.status IN ('pending', 'approved', 'active', 'completed')
                        AND b.starts_at > :from::timestamptz - interval '31 days' AND b.starts_at < :to AND b.ends_at > :from) held
                CROSS JOIN LATERAL generate_series(date_trunc(:step, starts, :zone), ends - interval '1 us',
                                                   ('1 ' || :step)::interval, :zone) at
                GROUP BY at, key),
            shown AS (SELECT key FROM part WHERE key IS NOT NULL GROUP BY key HAVING sum(hours) > 0
                      ORDER BY sum(hours) DESC, key LIMIT :series),
            named AS (SELECT key, $label AS name FROM shown)
            SELECT p.at, named.key, named.name, sum(p.hours) AS hours
            FROM part p LEFT JOIN named USING (key)
            GROUP BY p.at, named.key, named.name
            HAVING sum(p.hours) > 0""";

    private final JdbcClient jdbc;

    UsageQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Question(
            Instant from,
            Instant to,
            ZoneId zone,
            UsageStep step,
            UsageOf of,
            @Nullable UsageGroup group) {}

    /**
     * @param points where each point begins
     * @param series those with the most hours first, what remains last
     */
    public record Usage(List<Instant> points, List<Series> series) {}

    /**
     * @param key an id or a branch's name; null for all, or for all that are not shown one by one
     * @param hours one for each point
     */
    public record Series(@Nullable String key, String name, List<Double> hours, double total) {}

    private record Part(Instant at, String key, String name, double hours) {}

    /** Points and hours are of one snapshot. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Usage usage(Question question) {
        List<Instant> points = statement(BUCKETS, question)
                .query((row, n) -> instant(row, "at"))
                .list();
        String rest = question.group() == null ? "All" : "Others";
        List<Part> parts = statement(sql(question), question)
                .param("kind", question.of().kind())
                .param("series", SERIES)
                .query((row, n) -> part(row, rest))
                .list();
        return new Usage(points, series(points, parts, rest, question.group() == null));
    }

    private static String sql(Question question) {
        UsageGroup group = question.group();
        return USAGE.replace("$amount", question.of().amount())
                .replace("$key", group == null ? "NULL::text" : group.key())
                .replace("$label", group == null ? "NULL::text" : group.label());
    }

    private JdbcClient.StatementSpec statement(String sql, Question question) {
        return jdbc.sql(sql)
                .param("from", question.from().atOffset(ZoneOffset.UTC))
                .param("to", question.to().atOffset(ZoneOffset.UTC))
                .param("step", question.step().wireName())
                .param("zone", question.zone().getId());
    }

    private static Part part(ResultSet row, String rest) throws SQLException {
        String key = row.getString("key");
        String name = row.getString("name");
        return new Part(
                instant(row, "at"),
                key == null ? "" : key,
                key == null ? rest : Objects.requireNonNullElse(name, key),
                row.getDouble("hours"));
    }

    private static List<Series> series(List<Instant> points, List<Part> parts, String rest, boolean ungrouped) {
        Map<Instant, Integer> places = new HashMap<>();
        points.forEach(point -> places.put(point, places.size()));
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, List<Double>> hours = new HashMap<>();
        if (ungrouped) names.put("", rest);
        for (Part part : parts) {
            names.put(part.key(), part.name());
            hours.computeIfAbsent(part.key(), key -> zeros(points.size()))
                    .set(Objects.requireNonNull(places.get(part.at())), part.hours());
        }
        return names.entrySet().stream()
                .map(it -> oneSeries(it.getKey(), it.getValue(), hours.getOrDefault(it.getKey(), zeros(points.size()))))
                .sorted(Comparator.comparing((Series it) -> it.key() == null)
                        .thenComparing(Comparator.comparingDouble(Series::total).reversed())
                        .thenComparing(Series::name))
                .toList();
    }

    private static Series oneSeries(String key, String name, List<Double> hours) {
        double total = hours.stream().mapToDouble(Double::doubleValue).sum();
        return new Series(key.isEmpty() ? null : key, name, hours, total);
    }

    private static List<Double> zeros(int size) {
        return new ArrayList<>(Collections.nCopies(size, 0.0));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
