package dev.berth.availability.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An outside system that books some rooms too, as its last event told.
 *
 * @param lastRead null when it was never read
 */
public record SourceFacts(
        String id,
        long version,
        String name,
        Set<UUID> rooms,
        @Nullable Instant lastRead,
        boolean stale) {
    /** The same rule as booking-service's: past this age a source is stale, whatever it says itself. */
    static final Duration FRESH = Duration.ofMinutes(45);

    boolean isStale(Instant now) {
        return stale || lastRead == null || lastRead.isBefore(now.minus(FRESH));
    }
}
