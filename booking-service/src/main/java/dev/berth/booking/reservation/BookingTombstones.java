package dev.berth.booking.reservation;

import dev.berth.booking.topic.Topics;
import dev.berth.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes bookings that ended long ago out of Kafka's topic, once each, so that a service that reads the topic from its
 * beginning does not read every booking there ever was. In the database they stay.
 */
@Component
public class BookingTombstones {
    static final Duration KEPT = Duration.ofDays(365);
    /** No booking lasts longer, so none that starts earlier can end after the last pass. */
    private static final Duration LONGEST_BOOKING = Duration.ofDays(62);

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final LifecycleSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BookingTombstones(
            JdbcClient jdbc, Outbox outbox, LifecycleSettings settings, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "5m", fixedDelayString = "6h")
    void publishByItself() {
        if (settings.clockwork()) {
            publish();
        }
    }

    /**
     * One pass over everything that is due now. Replicas that do it at once share the bookings.
     *
     * @return how many bookings were given their tombstone
     */
    public int publish() {
        Instant limit = clock.instant().minus(KEPT);
        int published = 0;
        int some;
        do {
            some = Objects.requireNonNull(transaction.execute(status -> publishSome(limit)));
            published += some;
        } while (some > 0);
        jdbc.sql("UPDATE booking_tombstone_progress SET starts_from = greatest(starts_from, :from)")
                .param("from", limit.minus(LONGEST_BOOKING).atOffset(ZoneOffset.UTC))
                .update();
        return published;
    }

    private int publishSome(Instant limit) {
        List<UUID> ended = claim(limit);
        ended.forEach(it -> outbox.append(Topics.BOOKINGS, it.toString(), null));
        jdbc.sql("UPDATE booking SET tombstoned = true WHERE id = ANY (:ids)")
                .param("ids", ended.toArray(UUID[]::new))
                .update();
        return ended.size();
    }

    /** The rows stay locked until the tombstones are in the outbox: no change of one of them comes in between. */
    private List<UUID> claim(Instant limit) {
        return jdbc.sql("""
                        SELECT id FROM booking
                        WHERE starts_at >= (SELECT starts_from FROM booking_tombstone_progress)
                          AND starts_at < :limit AND ends_at < :limit AND NOT tombstoned
                        ORDER BY starts_at LIMIT :batch FOR NO KEY UPDATE SKIP LOCKED""")
                .param("limit", limit.atOffset(ZoneOffset.UTC))
                .param("batch", BATCH)
                .<UUID>query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }
}
