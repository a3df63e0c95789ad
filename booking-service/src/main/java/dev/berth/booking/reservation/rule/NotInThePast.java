package dev.berth.booking.reservation.rule;

import dev.berth.booking.grid.Grid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The earliest start is the slot that runs now, which is how one starts at once. */
record NotInThePast() implements TimeRule {
    @Override
    public @Nullable Violation check(Instant startsAt, Instant endsAt, Instant now) {
        return startsAt.isBefore(Grid.floor(now))
                ? new Violation(
                        "not-in-the-past", "startsAt", "must not be before the quarter hour that is running now")
                : null;
    }
}
