package dev.berth.availability.occupancy;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The few that can start soonest. They must be offered in the order in which equals are to be answered: then a later one
 * only matters when it starts earlier than the worst that is kept, and a search can stop looking there.
 */
public final class Soonest<T> {
    private final int limit;
    private final PriorityQueue<Start<T>> worstFirst =
            new PriorityQueue<>(Comparator.<Start<T>>comparingInt(Start::slot)
                    .thenComparingInt(Start::order)
                    .reversed());
    private int offered;

    public Soonest(int limit) {
        this.limit = limit;
    }

    public record Start<T>(T what, int slot, int order) {}

    /** Only a start before this slot still matters. */
    public int bound(int horizon) {
        Start<T> worst = worstFirst.peek();
        return worst == null || worstFirst.size() < limit ? horizon : worst.slot();
    }

    public void offer(T what, int slot) {
        worstFirst.add(new Start<>(what, slot, offered++));
        if (worstFirst.size() > limit) {
            worstFirst.remove();
        }
    }

    public List<Start<T>> inOrder() {
        return worstFirst.stream()
                .sorted(Comparator.<Start<T>>comparingInt(Start::slot).thenComparingInt(Start::order))
                .toList();
    }
}
