package dev.berth.agent.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.berth.agent.hardware.GpuLoad;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace used at a moment.
 *
 * @param cores how many were busy, as a mean since the moment before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Usage(
        Instant at,
        double cores,
        long memoryBytes,
        @Nullable Long diskBytes,
        List<GpuLoad> gpus) {}
