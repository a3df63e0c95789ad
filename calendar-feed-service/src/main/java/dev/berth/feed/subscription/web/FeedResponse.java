package dev.berth.feed.subscription.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One feed with its secret address. */
@Schema(requiredProperties = {"createdAt", "downloadUrl", "httpsUrl", "id", "kind", "name", "webcalUrl"})
record FeedResponse(
        UUID id,

        @Schema(allowableValues = {"person", "room", "course-type", "node"})
        String kind,

        @Schema(description = "What it shows, by its name") String name,

        @Schema(description = "Of a room or node") @Nullable UUID resourceId,

        @Schema(description = "Of a course type") @Nullable String courseType,

        @Schema(description = "To paste into a calendar app")
        String httpsUrl,

        @Schema(description = "Opens the calendar app that is installed")
        String webcalUrl,

        @Schema(description = "The same as a file") String downloadUrl,

        Instant createdAt,

        @Schema(description = "When this address was last asked for, to the minute; absent when it never was") @Nullable
        Instant lastFetchedAt,

        @Schema(description = "Which app that was, as far as it says") @Nullable
        String lastClient) {}
