package dev.berth.booking.reservation.rule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record NotTooLong(Duration longest) implements TimeRule {
    @Override
    public @Nullable Violation check(Instant startsAt, Instant endsAt, Instant now) {
        return Duration.between(startsAt, endsAt).compareTo(longest) > 0
                ? new Violation("longest", "endsAt", "must be at most " + Wording.of(longest) + " after the start")
                : null;
    }
}
