package dev.berth.availability.occupancy;

import dev.berth.availability.grid.FreeRun;
import java.util.List;
import java.util.UUID;

/**
 * A resource that can serve a wish: when it is free in the window, and the first start at all.
 *
 * @param left of a node: what is free of it over the window
 */
public record Offer(Kind kind, UUID id, String name, List<FreeRun> runs, int nextStart, List<LeftIn> left) {
    public Offer {
        runs = List.copyOf(runs);
        left = List.copyOf(left);
    }

    public Offer(Kind kind, UUID id, String name, List<FreeRun> runs, int nextStart) {
        this(kind, id, name, runs, nextStart, List.of());
    }

    /** As much is free in all slots of [from, to). */
    public record LeftIn(int from, int to, Stretch.Left left) {}
}
