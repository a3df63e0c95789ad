package dev.berth.booking.reservation.rule;

import dev.berth.booking.grid.Grid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Bookings start and end on the quarter hour. */
record OnTheGrid() implements TimeRule {
    static final String NAME = "grid";

    @Override
    public @Nullable Violation check(Instant startsAt, Instant endsAt, Instant now) {
        if (!Grid.isOn(startsAt)) {
            return new Violation(NAME, "startsAt", "must be on a quarter hour: 00, 15, 30 or 45 minutes past");
        }
        if (!Grid.isOn(endsAt)) {
            return new Violation(NAME, "endsAt", "must be on a quarter hour: 00, 15, 30 or 45 minutes past");
        }
        return null;
    }
}
