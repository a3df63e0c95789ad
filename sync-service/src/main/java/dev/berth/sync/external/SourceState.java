package dev.berth.sync.external;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the last attempts at a source went. */
public record SourceState(
        Instant lastAttemptAt,
        @Nullable Instant lastSucceededAt,
        @Nullable String error,
        long version) {}
