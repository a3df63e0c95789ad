package dev.berth.availability.follow;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A booking's new version, for its owner. */
public record BookingNews(
        UUID id,
        UUID userId,
        long version,
        String kind,
        String status,
        @Nullable String statusReason,
        Instant startsAt,
        Instant endsAt,
        @Nullable String title,
        @Nullable UUID resourceId,
        @Nullable String resourceName,
        @Nullable String workspaceState) {}
