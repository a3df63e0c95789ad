package dev.berth.booking.reservation.rule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Nobody books the next years. */
record WithinTheHorizon(Duration horizon) implements TimeRule {
    @Override
    public @Nullable Violation check(Instant startsAt, Instant endsAt, Instant now) {
        return startsAt.isAfter(now.plus(horizon))
                ? new Violation("horizon", "startsAt", "must be within the next " + Wording.of(horizon))
                : null;
    }
}
