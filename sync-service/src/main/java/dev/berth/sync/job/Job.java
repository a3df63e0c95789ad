package dev.berth.sync.job;

import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.connector.SourceKind;
import dev.berth.sync.external.Effects;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One sync of one source, as it stands. */
public record Job(
        UUID id,
        String sourceId,
        SourceKind kind,
        @Nullable String portal,
        @Nullable UUID personId,
        Trigger trigger,
        JobStatus status,
        String phase,
        int rowsSeen,
        int rowsSaved,
        Effects counts,
        @Nullable Failure failure,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    /** Not over yet: it waits for its turn or runs. */
    public boolean isLive() {
        return endedAt == null;
    }

    public record Failure(FailureKind kind, String message) {}
}
