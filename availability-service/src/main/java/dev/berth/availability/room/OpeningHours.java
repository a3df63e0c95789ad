package dev.berth.availability.room;

import dev.berth.availability.grid.Grid;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;

/** When a room is open, in the local time of its zone; without any span, always. */
public record OpeningHours(ZoneId zone, List<Span> spans) {
    public OpeningHours {
        spans = List.copyOf(spans);
    }

    /** From one minute of the day to another; 1440 is the midnight at the day's end. */
    public record Span(DayOfWeek day, int opensMinute, int closesMinute) {
        private static final int DAY = 24 * 60;

        public Span {
            if (opensMinute < 0 || closesMinute > DAY || opensMinute >= closesMinute) {
                throw new IllegalArgumentException("not opening hours: %d to %d".formatted(opensMinute, closesMinute));
            }
        }
    }

    boolean isAlwaysOpen() {
        return spans.isEmpty();
    }

    /** The quarter hours of a week, from Monday's midnight, in which the room is open from beginning to end. */
    BitSet openQuarters() {
        BitSet open = new BitSet(7 * Grid.SLOTS_A_DAY);
        for (Span span : spans) {
            int monday = (span.day().getValue() - 1) * Grid.SLOTS_A_DAY;
            int first = (span.opensMinute() + Grid.SLOT_MINUTES - 1) / Grid.SLOT_MINUTES;
            int end = span.closesMinute() / Grid.SLOT_MINUTES;
            if (first < end) {
                open.set(monday + first, monday + end);
            }
        }
        return open;
    }
}
