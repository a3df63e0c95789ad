package dev.berth.availability.occupancy;

import dev.berth.availability.grid.FreeRun;
import java.util.List;
import java.util.UUID;

/** A resource that can serve a wish: when it is free in the window, and the first start at all. */
public record Offer(Kind kind, UUID id, String name, List<FreeRun> runs, int nextStart) {
    public Offer {
        runs = List.copyOf(runs);
    }
}
