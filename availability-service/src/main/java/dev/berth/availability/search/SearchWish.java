package dev.berth.availability.search;

import dev.berth.availability.compute.ComputeAsk;
import dev.berth.availability.grid.Grid;
import dev.berth.availability.room.RoomAsk;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody looks for; {@code durationMinutes} as it was asked, not yet on the grid. */
public record SearchWish(
        String kind,
        Instant from,
        Instant to,
        int durationMinutes,
        ComputeNeeds compute,
        RoomNeeds room,
        @Nullable UUID resourceId,
        int limit) {
    public record ComputeNeeds(int cores, int memoryGb, int gpus, Set<String> tags) {
        public static final ComputeNeeds LITTLE = new ComputeNeeds(1, 1, 0, Set.of());
    }

    public record RoomNeeds(
            int capacity, @Nullable String branch, @Nullable String location) {
        public static final RoomNeeds ANY = new RoomNeeds(0, null, null);
    }

    ComputeAsk computeAsk() {
        return new ComputeAsk(compute.cores, compute.memoryGb, compute.gpus, compute.tags, slots());
    }

    RoomAsk roomAsk() {
        return new RoomAsk(room.capacity, room.branch, room.location, slots());
    }

    private int slots() {
        return durationMinutes / Grid.SLOT_MINUTES;
    }
}
