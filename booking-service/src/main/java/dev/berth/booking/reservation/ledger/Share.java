package dev.berth.booking.reservation.ledger;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import java.util.UUID;

/** What one booking takes of a node: cores and memory in every slot of a window. */
public record Share(UUID nodeId, Window window, int cores, int memoryGb) {
    public Share {
        if (cores < 1 || memoryGb < 1) {
            throw new IllegalArgumentException("A share takes cores and memory");
        }
        if (!Grid.isOn(window.startsAt()) || !Grid.isOn(window.endsAt())) {
            throw new IllegalArgumentException("A share covers whole slots");
        }
    }

    boolean differsOnlyInItsEndFrom(Share other) {
        return nodeId.equals(other.nodeId)
                && cores == other.cores
                && memoryGb == other.memoryGb
                && window.startsAt().equals(other.window.startsAt());
    }

    Share over(Window part) {
        return new Share(nodeId, part, cores, memoryGb);
    }
}
