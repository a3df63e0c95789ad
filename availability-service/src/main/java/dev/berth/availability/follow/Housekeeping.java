package dev.berth.availability.follow;

import dev.berth.availability.compute.ComputeOccupancy;
import dev.berth.availability.grid.Grid;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Drops what is past, once in each slot; on the follower's thread, which is the only one that writes. */
@Component
class Housekeeping {
    private final ComputeOccupancy occupancy;
    private int lastSlot = -1;

    Housekeeping(ComputeOccupancy occupancy) {
        this.occupancy = occupancy;
    }

    void atEachNewSlot(Instant now) {
        int slot = Grid.slotAt(now);
        if (slot != lastSlot) {
            lastSlot = slot;
            occupancy.forgetBefore(now);
        }
    }
}
