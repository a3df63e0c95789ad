package dev.berth.availability.search.web;

import dev.berth.availability.search.SearchWish;
import dev.berth.availability.search.SearchWish.ComputeNeeds;
import dev.berth.availability.search.SearchWish.RoomNeeds;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The search as it is bound from the address; everything is optional here so that every wrong field is told at once. */
record SearchRequest(
        @Parameter(description = "Kind of resource; `compute` or `room`", example = "compute") @NotNull
        String kind,

        @Parameter(description = "Start of the window (UTC); the running slot when it is past") @NotNull
        Instant from,

        @Parameter(description = "End of the window (UTC)") @NotNull
        Instant to,

        @Parameter(description = "Minutes that must be free, a multiple of 15") @NotNull @Min(15) @Max(1440)
        Integer duration,

        @Parameter(description = "Cores; 1 when absent") @Min(1) @Max(4096) @Nullable
        Integer cores,

        @Parameter(description = "Memory in GB; 1 when absent") @Min(1) @Max(32767) @Nullable
        Integer memoryGb,

        @Parameter(description = "GPUs, the same ones from start to end; 0 when absent") @Min(0) @Max(64) @Nullable
        Integer gpus,

        @Parameter(description = "Tags that the node must carry; repeat it or separate by commas") @Nullable
        Set<String> tags,

        @Parameter(description = "People that the room must take") @Min(1) @Max(100000) @Nullable
        Integer capacity,

        @Parameter(description = "The room's branch") @Size(max = 200) @Nullable
        String branch,

        @Parameter(description = "The room's location") @Size(max = 200) @Nullable
        String location,

        @Parameter(description = "Only this resource") @Nullable
        UUID resourceId,

        @Parameter(description = "How many resources to answer, 50 when absent") @Min(1) @Max(200) @Nullable
        Integer limit) {
    SearchWish wish() {
        return new SearchWish(
                kind,
                from,
                to,
                duration,
                new ComputeNeeds(
                        Objects.requireNonNullElse(cores, 1),
                        Objects.requireNonNullElse(memoryGb, 1),
                        Objects.requireNonNullElse(gpus, 0),
                        Objects.requireNonNullElse(tags, Set.of())),
                new RoomNeeds(Objects.requireNonNullElse(capacity, 0), given(branch), given(location)),
                resourceId,
                Objects.requireNonNullElse(limit, 50));
    }

    /** A form sends an empty field where nothing was chosen. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
