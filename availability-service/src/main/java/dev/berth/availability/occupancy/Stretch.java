package dev.berth.availability.occupancy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource in slots [from, to), during all of which as much of it is free.
 *
 * @param left of a node: what is free of it
 * @param unknownSince of a room that is unknown: when its outside system was last read; null when it never was
 */
public record Stretch(
        Kind kind,
        UUID id,
        String name,
        String location,
        int from,
        int to,
        Fill fill,
        @Nullable Left left,
        @Nullable Instant unknownSince) {

    /** What is free of a node. */
    public record Left(int cores, int memoryGb, int gpus) {}
}
