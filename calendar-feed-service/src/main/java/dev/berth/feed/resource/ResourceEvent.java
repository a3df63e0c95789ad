package dev.berth.feed.resource;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this service reads of an event on {@code berth.resources}. */
public record ResourceEvent(UUID id, Long version, Instant occurredAt, Resource resource) {
    public ResourceEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(resource, "resource");
    }

    /** The session's fields are those of kind {@code course}. Seats are left out: a feed does not show them. */
    public record Resource(
            UUID id,
            String kind,
            String name,
            @Nullable String status,
            @Nullable String branch,
            @Nullable String location,
            @Nullable String site,
            @Nullable String courseType,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {
        public Resource {
            Objects.requireNonNull(id, "resource.id");
            Objects.requireNonNull(kind, "resource.kind");
            Objects.requireNonNull(name, "resource.name");
            if (kind.equals("course")) {
                Objects.requireNonNull(courseType, "resource.courseType");
                Objects.requireNonNull(startsAt, "resource.startsAt");
                Objects.requireNonNull(endsAt, "resource.endsAt");
                Objects.requireNonNull(status, "resource.status");
            }
        }

        boolean isSession() {
            return kind.equals("course");
        }

        /** What a calendar shows of it as the place. */
        @Nullable
        String place() {
            return switch (kind) {
                case "room" -> together(name, location, branch);
                case "course" -> location;
                default -> together(name, site);
            };
        }

        private static String together(@Nullable String... parts) {
            return Stream.of(parts)
                    .filter(it -> it != null && !it.isBlank())
                    .distinct()
                    .collect(Collectors.joining(", "));
        }
    }
}
