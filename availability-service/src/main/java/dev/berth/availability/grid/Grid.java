package dev.berth.availability.grid;

import java.time.Instant;

/** The 15-minute grid. A slot is the number of quarter hours since 1970 in UTC, so no time zone moves it. */
public final class Grid {
    public static final int SLOT_MINUTES = 15;
    public static final int SLOTS_A_DAY = 96;
    private static final long SLOT_SECONDS = SLOT_MINUTES * 60L;
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private Grid() {}

    /** Whether this is a date for which there are slots. */
    public static boolean holds(Instant instant) {
        return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
    }

    /** The slot that is running at this instant. */
    public static int slotAt(Instant instant) {
        return (int) Math.floorDiv(sane(instant).getEpochSecond(), SLOT_SECONDS);
    }

    /** The first slot that does not begin before this instant. */
    public static int slotFrom(Instant instant) {
        int running = slotAt(instant);
        return startOf(running).equals(instant) ? running : running + 1;
    }

    public static Instant startOf(int slot) {
        return Instant.ofEpochSecond(slot * SLOT_SECONDS);
    }

    /** A date far outside of any calendar is a mistake, and would cost memory for every day up to it. */
    private static Instant sane(Instant instant) {
        if (!holds(instant)) {
            throw new IllegalArgumentException("not a date that can be booked: " + instant);
        }
        return instant;
    }
}
