package dev.berth.availability.search;

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
        int cores,
        int memoryGb,
        int gpus,
        Set<String> tags,
        @Nullable UUID resourceId,
        int limit) {}
