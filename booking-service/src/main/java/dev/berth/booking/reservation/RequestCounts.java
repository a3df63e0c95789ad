package dev.berth.booking.reservation;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts requests by hour, kind and outcome for the statistics. The counts of a few seconds are added to the table together, so a
 * refusal still costs no write; a process that is killed loses those seconds.
 */
@Component
public class RequestCounts {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private Map<Count, Long> unsaved = new HashMap<>();

    RequestCounts(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Count(Instant hour, BookingKind kind, String outcome) {}

    synchronized void add(BookingKind kind, String outcome) {
        unsaved.merge(new Count(clock.instant().truncatedTo(ChronoUnit.HOURS), kind, outcome), 1L, Long::sum);
    }

    @Scheduled(fixedDelayString = "5s")
    @PreDestroy
    public void save() {
        Map<Count, Long> saving = take();
        try {
            transaction.executeWithoutResult(status -> saving.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(Comparator.comparing(Count::hour)
                            .thenComparing(Count::kind)
                            .thenComparing(Count::outcome)))
                    .forEach(it -> add(it.getKey(), it.getValue())));
        } catch (RuntimeException failed) {
            putBack(saving);
            throw failed;
        }
    }

    private synchronized Map<Count, Long> take() {
        Map<Count, Long> taken = unsaved;
        unsaved = new HashMap<>();
        return taken;
    }

    private synchronized void putBack(Map<Count, Long> counts) {
        counts.forEach((count, requests) -> unsaved.merge(count, requests, Long::sum));
    }

    private void add(Count count, long requests) {
        jdbc.sql("""
                        INSERT INTO booking_request_count (hour, kind, outcome, requests) VALUES (:hour, :kind, :outcome, :requests)
                        ON CONFLICT (hour, kind, outcome)
                        DO UPDATE SET requests = booking_request_count.requests + excluded.requests""")
                .param("hour", count.hour().atOffset(ZoneOffset.UTC))
                .param("kind", count.kind().word())
                .param("outcome", count.outcome())
                .param("requests", requests)
                .update();
    }
}
