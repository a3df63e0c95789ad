package dev.berth.availability.follow;

import dev.berth.availability.grid.Grid;
import dev.berth.availability.occupancy.Bookings;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Drops what is past, once in each slot; on the follower's thread, which is the only one that writes. */
@Component
class Housekeeping {
    private final Bookings bookings;
    private int lastSlot = -1;

    Housekeeping(Bookings bookings) {
        this.bookings = bookings;
    }

    void atEachNewSlot(Instant now) {
        int slot = Grid.slotAt(now);
        if (slot != lastSlot) {
            lastSlot = slot;
            bookings.forgetBefore(now);
        }
    }
}
