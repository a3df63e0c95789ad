package dev.berth.booking.reservation.rule;

import dev.berth.booking.grid.Window;
import dev.berth.booking.room.OpeningHours;
import java.time.Instant;
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
        return hours.isOpenAt(startsAt, zone)
                ? new Violation(NAME, "endsAt", "must not be after the room closes (" + zone + ")")
                : new Violation(NAME, "startsAt", "must be while the room is open (" + zone + ")");
    }
}
