package dev.berth.sync.external;

import dev.berth.sync.connector.Source;
import dev.berth.sync.connector.SourceKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the last attempt at a source went; stale means that what is known of it is from an earlier one. */
record SourceRefreshed(UUID id, String type, long version, Instant occurredAt, State source) {

    static SourceRefreshed of(UUID id, Source source, SourceState state) {
        return new SourceRefreshed(
                id,
                "source.refreshed",
                state.version(),
                state.lastAttemptAt(),
                new State(
                        source.id(),
                        source.kind(),
                        source.name(),
                        source.rooms(),
                        state.lastSucceededAt(),
                        state.lastAttemptAt(),
                        state.error() != null,
                        state.error()));
    }

    static String key(Source source) {
        return "source/" + source.id();
    }

    record State(
            String id,
            SourceKind kind,
            String name,
            List<UUID> rooms,
            @Nullable Instant lastSucceededAt,
            Instant lastAttemptAt,
            boolean stale,
            @Nullable String error) {}
}
