package dev.berth.booking.reservation.placement;

import dev.berth.booking.node.PlaceableNode;
import java.util.BitSet;
import java.util.Collection;

/** When a node has room for one particular wish, slot by slot from an origin. */
record NodeCalendar(PlaceableNode node, BitSet full, Collection<BitSet> gpusTaken, int gpusWanted) {

    boolean hasRoom(int fromSlot, int slots) {
        return isFreeIn(full, fromSlot, slots)
                && gpusTaken.stream()
                                .filter(gpu -> isFreeIn(gpu, fromSlot, slots))
                                .count()
                        >= gpusWanted;
    }

    /** The slots of a span in which this node alone could not have taken the wish. */
    BitSet blocked(int fromSlot, int slots) {
        BitSet blocked = new BitSet();
        for (int slot = fromSlot; slot < fromSlot + slots; slot++) {
            blocked.set(slot, !hasRoom(slot, 1));
        }
        return blocked;
    }

    private static boolean isFreeIn(BitSet taken, int fromSlot, int slots) {
        int next = taken.nextSetBit(fromSlot);
        return next < 0 || next >= fromSlot + slots;
    }
}
