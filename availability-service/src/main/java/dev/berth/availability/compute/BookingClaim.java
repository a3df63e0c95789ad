package dev.berth.availability.compute;

import dev.berth.availability.grid.Grid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one version of a booking holds; {@code nodeId} is null when it holds nothing. */
public record BookingClaim(
        UUID bookingId,
        long version,
        @Nullable UUID nodeId,
        Instant startsAt,
        Instant endsAt,
        int cores,
        int memoryGb,
        List<String> gpuUuids) {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST = Short.MAX_VALUE;

    public BookingClaim {
        if (endsAt.isBefore(startsAt) || Duration.between(startsAt, endsAt).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("not a booking's time: " + startsAt + " to " + endsAt);
        }
        if (cores < 0 || cores > MOST || memoryGb < 0 || memoryGb > MOST) {
            throw new IllegalArgumentException("not a node's size: %d cores, %d GB".formatted(cores, memoryGb));
        }
        gpuUuids = List.copyOf(gpuUuids);
    }

    int firstSlot() {
        return Grid.slotAt(startsAt);
    }

    int endSlot() {
        return Grid.slotFrom(endsAt);
    }
}
