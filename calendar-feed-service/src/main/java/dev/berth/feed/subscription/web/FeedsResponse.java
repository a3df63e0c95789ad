package dev.berth.feed.subscription.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All feeds of a person. What stands on top is of the person's own. */
@Schema(requiredProperties = {"downloadUrl", "httpsUrl", "id", "items", "webcalUrl"})
record FeedsResponse(
        UUID id,
        String httpsUrl,
        String webcalUrl,
        String downloadUrl,
        @Nullable Instant lastFetchedAt,
        @Nullable String lastClient,

        @Schema(description = "My own first") List<FeedResponse> items) {
    static FeedsResponse of(List<FeedResponse> items) {
        FeedResponse own = items.getFirst();
        return new FeedsResponse(
                own.id(),
                own.httpsUrl(),
                own.webcalUrl(),
                own.downloadUrl(),
                own.lastFetchedAt(),
                own.lastClient(),
                items);
    }
}
