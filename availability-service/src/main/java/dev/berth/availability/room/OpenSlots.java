package dev.berth.availability.room;

import dev.berth.availability.grid.Grid;
import dev.berth.availability.grid.SlotWords;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.BitSet;

/**
 * Opening hours as bits, worked out when somebody asks. A slot is open when the local time that it has is; so the hour
 * that is missing in spring is never open, and the one that comes twice in autumn is open twice.
 */
final class OpenSlots implements SlotWords {
    private static final int QUARTERS_A_WEEK = 7 * Grid.SLOTS_A_DAY;
    private static final int SLOT_SECONDS = Grid.SLOT_MINUTES * 60;
    /** 1 January 1970 was a Thursday. */
    private static final int FIRST_DAY_OF_ALL = 3;
    /** A little more than the horizon of 90 days, so that a day's passing does not make it anew. */
    private static final int AT_ONCE = 160;

    private static final int MOST_KEPT = 1024;

    private final ZoneRules zone;
    private final BitSet openQuarters;
    private volatile Part known = new Part(0, new long[0]);

    OpenSlots(OpeningHours hours) {
        zone = hours.zone().getRules();
        openQuarters = hours.openQuarters();
    }

    private record Part(int firstWord, long[] words) {
        boolean has(int word) {
            return word >= firstWord && word < firstWord + words.length;
        }
    }

    @Override
    public long word(int index) {
        Part part = known;
        if (!part.has(index)) {
            part = workOut(part, index);
            known = part;
        }
        return part.words[index - part.firstWord];
    }

    private Part workOut(Part before, int word) {
        boolean near = before.words.length > 0
                && Math.abs((long) word - before.firstWord) + before.words.length + AT_ONCE < MOST_KEPT;
        int from = near ? Math.min(before.firstWord, word) : word;
        int to = near ? Math.max(before.firstWord + before.words.length, word + AT_ONCE) : word + AT_ONCE;
        long[] words = new long[to - from];
        int slot = from * SLOTS;
        while (slot < to * SLOTS) {
            slot = upToNextClockChange(slot, to * SLOTS, words, from * SLOTS);
        }
        return new Part(from, words);
    }

    private int upToNextClockChange(int slot, int end, long[] words, int origin) {
        Instant start = Grid.startOf(slot);
        long offset = zone.getOffset(start).getTotalSeconds();
        ZoneOffsetTransition change = zone.nextTransition(start);
        int until = change == null ? end : Math.min(end, Grid.slotFrom(change.getInstant()));
        for (int at = slot; at < until; at++) {
            if (isOpen(at * (long) SLOT_SECONDS + offset)) {
                words[at - origin >> 6] |= 1L << at;
            }
        }
        return until;
    }

    /** Zones whose clocks are off by less than a quarter touch two quarters: both must be open. */
    private boolean isOpen(long localSecond) {
        return openQuarters.get(quarterOfWeek(localSecond))
                && openQuarters.get(quarterOfWeek(localSecond + SLOT_SECONDS - 1));
    }

    private static int quarterOfWeek(long localSecond) {
        long quarter = Math.floorDiv(localSecond, (long) SLOT_SECONDS) + FIRST_DAY_OF_ALL * (long) Grid.SLOTS_A_DAY;
        return (int) Math.floorMod(quarter, (long) QUARTERS_A_WEEK);
    }
}
