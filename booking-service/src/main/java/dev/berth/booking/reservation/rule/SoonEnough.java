package dev.berth.booking.reservation.rule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody may have to prepare: a booking is made a while before it starts. */
record SoonEnough(Duration leadTime) implements TimeRule {
    @Override
    public @Nullable Violation check(Instant startsAt, Instant endsAt, Instant now) {
        return !leadTime.isZero() && startsAt.isBefore(now.plus(leadTime))
                ? new Violation("lead-time", "startsAt", "must be at least " + Wording.of(leadTime) + " from now")
                : null;
    }
}
