package dev.berth.booking.reservation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Measures of bookings for Prometheus and the statistics: what became of each request and how long it took, and later changes. */
@Component
public class BookingMeasures {
    /** Buckets and no percentiles: only buckets of several replicas can be added up. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final RequestCounts counts;

    BookingMeasures(MeterRegistry registry, RequestCounts counts) {
        this.registry = registry;
        this.counts = counts;
    }

    public Placing time(BookingKind kind, Supplier<Placing> attempt) {
        Timer.Sample sample = Timer.start(registry);
        String outcome = "error";
        try {
            Placing answer = attempt.get();
            outcome = outcomeOf(answer);
            return answer;
        } finally {
            sample.stop(timer(kind, outcome));
            counts.add(kind, outcome);
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void count(BookingChanged change) {
        registry.counter(
                        "berth.booking.changes",
                        "kind",
                        change.booking().kind().word(),
                        "action",
                        change.action().word())
                .increment();
    }

    private Timer timer(BookingKind kind, String outcome) {
        return Timer.builder("berth.booking.requests")
                .description("Wishes for a booking, by what became of them")
                .tag("kind", kind.word())
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private static String outcomeOf(Placing answer) {
        return switch (answer) {
            case Placing.Booked it -> "booked";
            case Placing.RoomUnknown it -> "room-unknown";
            case Placing.Repeated it -> "repeated";
            case Placing.Full it -> "conflict";
            case Placing.RulesBroken it -> "rule-broken";
            case Placing.Closed it -> "closed";
            case Placing.KeyReused it -> "key-reused";
            case Placing.StillRunning it -> "still-running";
        };
    }
}
