package dev.berth.availability.occupancy;

import dev.berth.availability.grid.Grid;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one version of a booking holds; {@code of} is null when it holds nothing that is counted here. */
public record Claim(UUID bookingId, long version, @Nullable Held of, Instant startsAt, Instant endsAt, Demand demand) {
    private static final Duration LONGEST = Duration.ofDays(366);

    public Claim {
        if (endsAt.isBefore(startsAt) || Duration.between(startsAt, endsAt).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("not a booking's time: " + startsAt + " to " + endsAt);
        }
        if (version < 0 || version > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("not a booking's version: " + version);
        }
    }

    /** Which resource. */
    public record Held(Kind kind, UUID id) {}

    int firstSlot() {
        return Grid.slotAt(startsAt);
    }

    int endSlot() {
        return Grid.slotFrom(endsAt);
    }
}
