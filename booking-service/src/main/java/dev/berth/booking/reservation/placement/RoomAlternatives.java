package dev.berth.booking.reservation.placement;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import dev.berth.booking.room.BookableRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Looks for free times of one room around a wished one. Pure: what it needs to know, it is told. */
final class RoomAlternatives {
    static final int MOST = 3;

    private final BookableRoom room;
    private final BitSet taken;
    private final Window span;

    /** @param span what {@code taken} covers, slot by slot; alternatives lie inside it */
    RoomAlternatives(BookableRoom room, BitSet taken, Window span) {
        this.room = room;
        this.taken = taken;
        this.span = span;
    }

    /** The same length at other starts, the nearest first; of two equally near, the later. */
    List<NoRoom.Alternative> around(Window wished) {
        int first = slotOf(wished.startsAt());
        int last = span.slots() - wished.slots();
        List<NoRoom.Alternative> found = new ArrayList<>();
        for (int distance = 1; distance <= span.slots() && found.size() < MOST; distance++) {
            IntStream.of(first + distance, first - distance)
                    .filter(start -> start >= 0 && start <= last)
                    .mapToObj(start -> wished.movedTo(at(start)))
                    .filter(this::isFree)
                    .limit(MOST - found.size())
                    .forEach(it -> found.add(NoRoom.Alternative.in(room, it)));
        }
        return found;
    }

    /** What of the wished window is taken. */
    List<Window> conflicts(Window wished) {
        int until = slotOf(wished.endsAt());
        List<Window> windows = new ArrayList<>();
        for (int from = taken.nextSetBit(slotOf(wished.startsAt())); from >= 0 && from < until; ) {
            int end = Math.min(until, taken.nextClearBit(from));
            windows.add(new Window(at(from), at(end)));
            from = taken.nextSetBit(end);
        }
        return windows;
    }

    private boolean isFree(Window window) {
        int next = taken.nextSetBit(slotOf(window.startsAt()));
        return (next < 0 || next >= slotOf(window.endsAt()))
                && room.openingHours().cover(window, room.timeZone());
    }

    private int slotOf(Instant instant) {
        return (int) Duration.between(span.startsAt(), instant).dividedBy(Grid.SLOT);
    }

    private Instant at(int slot) {
        return span.startsAt().plus(Grid.SLOT.multipliedBy(slot));
    }
}
