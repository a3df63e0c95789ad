package dev.berth.availability.position;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the header {@code Berth-Position} of a request comes to. */
@Component
public class PositionHeader {
    public static final String DESCRIPTION =
            "The position that a booking's answer carried: the answer to this waits, at most 2 seconds, until it knows that booking";
    public static final String STALE =
            "True when there may be more than this answer knows: Kafka is away since asOf, or the booking that Berth-Position names was still unknown after the longest wait; absent otherwise";

    private final Positions positions;
    private final Counter reached;
    private final Counter stale;

    PositionHeader(Positions positions, MeterRegistry measures) {
        this.positions = positions;
        this.reached = asked(measures, "reached");
        this.stale = asked(measures, "stale");
    }

    public sealed interface Outcome {}

    /** The booking is known, or none was named. */
    public record Reached() implements Outcome {}

    /** It was waited for and did not come: the answer is what there is. */
    public record Stale() implements Outcome {}

    public record Nonsense(String message) implements Outcome {}

    public Outcome read(@Nullable String header) {
        if (header == null) {
            return new Reached();
        }
        return Position.parse(header)
                .map(this::waitFor)
                .orElseGet(() -> new Nonsense("is not a position that a booking's answer carries"));
    }

    private Outcome waitFor(Position position) {
        boolean known = positions.reached(position);
        (known ? reached : stale).increment();
        return known ? new Reached() : new Stale();
    }

    private static Counter asked(MeterRegistry measures, String outcome) {
        return Counter.builder("berth.positions")
                .description("Answers that were to know a certain booking, and whether they came to know it in time")
                .tag("outcome", outcome)
                .register(measures);
    }
}
