package dev.berth.booking.grid;

import java.time.Duration;
import java.time.Instant;

/** Time in slots of 15 minutes, counted in UTC: a local clock that jumps by an hour does not move it. */
public final class Grid {
    public static final Duration SLOT = Duration.ofMinutes(15);
    private static final long SECONDS = SLOT.toSeconds();

    private Grid() {}

    public static boolean isOn(Instant instant) {
        return instant.getNano() == 0 && Math.floorMod(instant.getEpochSecond(), SECONDS) == 0;
    }

    /** The start of the slot that holds the instant. */
    public static Instant floor(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond() - Math.floorMod(instant.getEpochSecond(), SECONDS));
    }

    /** The first slot start that is not before the instant. */
    public static Instant ceil(Instant instant) {
        return isOn(instant) ? instant : floor(instant).plus(SLOT);
    }
}
