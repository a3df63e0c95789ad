package dev.berth.sync.resource;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of an event on {@code berth.resources}. */
public record ResourceEvent(UUID id, Long version, Instant occurredAt, Resource resource) {
    public ResourceEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(resource, "resource");
    }

    public record Resource(
            UUID id, String kind, String name, @Nullable String site) {
        public Resource {
            Objects.requireNonNull(id, "resource.id");
            Objects.requireNonNull(kind, "resource.kind");
            Objects.requireNonNull(name, "resource.name");
        }
    }
}
