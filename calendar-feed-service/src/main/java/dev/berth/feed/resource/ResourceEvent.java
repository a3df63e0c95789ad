package dev.berth.feed.resource;

import java.util.Objects;
import java.util.UUID;

/** What this service reads of an event on {@code berth.resources}. */
public record ResourceEvent(UUID id, Long version, Resource resource) {
    public ResourceEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(resource, "resource");
    }

    public record Resource(UUID id, String kind, String name) {
        public Resource {
            Objects.requireNonNull(id, "resource.id");
            Objects.requireNonNull(kind, "resource.kind");
            Objects.requireNonNull(name, "resource.name");
        }
    }
}
