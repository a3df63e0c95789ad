package dev.berth.availability.occupancy;

import dev.berth.availability.grid.Grid;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something else is free now: which resource, and in which time. {@code seats} for a course session. */
public record Change(
        Kind kind,
        UUID resourceId,
        Instant from,
        Instant to,
        @Nullable Seats seats) {
    private static final Duration FURTHEST_LOOK = Duration.ofDays(90);

    public record Seats(int left, int capacity, long version) {}

    public static Change ofSlots(Holder holder, int from, int to) {
        return new Change(holder.kind(), holder.id(), Grid.startOf(from), Grid.startOf(to), null);
    }

    /** The resource itself is another: from this slot on, however far people look. */
    public static Change ofResource(Kind kind, UUID id, int from) {
        return new Change(kind, id, Grid.startOf(from), Grid.startOf(from).plus(FURTHEST_LOOK), null);
    }
}
