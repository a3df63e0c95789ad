package dev.berth.feed.resource;

import dev.berth.feed.resource.ResourceEvent.Resource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What feeds show of a resource. Only when this changes does a feed. */
record Told(
        String kind,
        String name,
        @Nullable String place,
        @Nullable String courseType,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String status) {
    static Told of(Resource resource) {
        return resource.isSession()
                ? new Told(
                        resource.kind(),
                        resource.name(),
                        resource.place(),
                        resource.courseType(),
                        resource.startsAt(),
                        resource.endsAt(),
                        resource.status())
                // A node that goes offline, or a room that closes for good, says so elsewhere.
                : new Told(resource.kind(), resource.name(), resource.place(), null, null, null, null);
    }
}
