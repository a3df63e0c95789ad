package dev.berth.booking.reservation.placement;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import dev.berth.booking.node.PlaceableNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for free times around a wished one. Pure: the calendars hold all it needs to know. */
final class Alternatives {
    static final int MOST = 3;

    private final List<NodeCalendar> calendars;
    private final Window span;

    /** @param span what the calendars cover; alternatives lie inside it */
    Alternatives(List<NodeCalendar> calendars, Window span) {
        this.calendars = calendars;
        this.span = span;
    }

    /** The same length at other starts, the nearest first; of two equally near, the later. */
    List<NoRoom.Alternative> around(Window wished) {
        int first = NodeCalendars.slotOf(wished.startsAt(), span);
        int length = wished.slots();
        int last = span.slots() - length;
        List<NoRoom.Alternative> found = new ArrayList<>();
        for (int distance = 0; distance <= span.slots() && found.size() < MOST; distance++) {
            for (int start : distance == 0 ? new int[] {first} : new int[] {first + distance, first - distance}) {
                if (start >= 0 && start <= last && found.size() < MOST) {
                    firstWithRoom(start, length)
                            .ifPresent(node -> found.add(NoRoom.Alternative.on(node, wished.movedTo(at(start)))));
                }
            }
        }
        return found;
    }

    /** Where the wished window is taken: on every node if there is such a time, otherwise on any. */
    List<Window> conflicts(Window wished) {
        int first = NodeCalendars.slotOf(wished.startsAt(), span);
        @Nullable BitSet onAll = null;
        BitSet onAny = new BitSet();
        for (NodeCalendar calendar : calendars) {
            BitSet blocked = calendar.blocked(first, wished.slots());
            onAny.or(blocked);
            if (onAll == null) {
                onAll = (BitSet) blocked.clone();
            } else {
                onAll.and(blocked);
            }
        }
        return windowsOf(onAll == null || onAll.isEmpty() ? onAny : onAll);
    }

    private Optional<PlaceableNode> firstWithRoom(int start, int length) {
        return calendars.stream()
                .filter(calendar -> calendar.hasRoom(start, length))
                .map(NodeCalendar::node)
                .findFirst();
    }

    private List<Window> windowsOf(BitSet slots) {
        List<Window> windows = new ArrayList<>();
        for (int from = slots.nextSetBit(0); from >= 0; ) {
            int until = slots.nextClearBit(from);
            windows.add(new Window(at(from), at(until)));
            from = slots.nextSetBit(until);
        }
        return windows;
    }

    private Instant at(int slot) {
        return span.startsAt().plus(Grid.SLOT.multipliedBy(slot));
    }
}
