package dev.berth.feed.subscription;

import dev.berth.feed.calendar.CalendarKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One address of one person, leading to one calendar. */
public record Feed(
        UUID id,
        CalendarKey calendar,
        int generation,
        Instant createdAt,
        @Nullable Instant lastFetchedAt,
        @Nullable String lastClient) {}
