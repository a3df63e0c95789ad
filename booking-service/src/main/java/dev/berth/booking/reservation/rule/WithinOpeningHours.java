package dev.berth.booking.reservation.rule;

import dev.berth.booking.grid.Window;
import dev.berth.booking.room.OpeningHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The room is open from the first minute to the last, by the clock on its wall. */
record WithinOpeningHours(OpeningHours hours, ZoneId zone) implements TimeRule {
    private static final String NAME = "opening-hours";

    @Override
    public @Nullable Violation check(Instant startsAt, Instant endsAt, Instant now) {
        if (hours.cover(new Window(startsAt, endsAt), zone)) {
            return null;
        }
        String field = hours.isOpenAt(startsAt, zone) ? "endsAt" : "startsAt";
        String open = hours.on(LocalDate.ofInstant(startsAt, zone));
        return new Violation(
                NAME,
                field,
                open.isEmpty()
                        ? "must be on a day on which the room is open"
                        : "must be within the opening hours of that day, " + open + " (" + zone + ")");
    }
}
