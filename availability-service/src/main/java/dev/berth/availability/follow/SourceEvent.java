package dev.berth.availability.follow;

import dev.berth.availability.room.SourceFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of an event on {@code berth.external-bookings}: how fresh an outside system is. */
record SourceEvent(Long version, Source source) {
    SourceEvent {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(source, "source");
    }

    SourceFacts facts() {
        return new SourceFacts(
                source.id,
                version,
                source.name,
                source.rooms == null ? Set.of() : Set.copyOf(source.rooms),
                source.lastSucceededAt,
                Boolean.TRUE.equals(source.stale));
    }

    record Source(
            String id,
            String name,
            @Nullable List<UUID> rooms,
            @Nullable Instant lastSucceededAt,
            @Nullable Boolean stale) {
        Source {
            Objects.requireNonNull(id, "source.id");
            Objects.requireNonNull(name, "source.name");
        }
    }
}
