package dev.berth.availability.follow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.berth.availability.compute.NodeFacts;
import dev.berth.availability.course.CourseSession;
import dev.berth.availability.room.OpeningHours;
import dev.berth.availability.room.OpeningHours.Span;
import dev.berth.availability.room.RoomFacts;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of an event on {@code berth.resources}. */
record ResourceEvent(Long version, Resource resource) {
    ResourceEvent {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(resource, "resource");
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Unknown.class)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Node.class, name = "node"),
        @JsonSubTypes.Type(value = Room.class, name = "room"),
        @JsonSubTypes.Type(value = Course.class, name = "course")
    })
    sealed interface Resource {}

    /** A kind that a newer publisher knows: nothing to do here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Unknown() implements Resource {}

    record Node(
            UUID id,
            String name,
            @Nullable String status,
            @Nullable String site,
            Set<String> tags,
            int cores,
            int memoryGb,
            List<Gpu> gpus)
            implements Resource {
        Node {
            Objects.requireNonNull(id, "resource.id");
            Objects.requireNonNull(name, "resource.name");
            tags = Objects.requireNonNullElse(tags, Set.of());
            gpus = Objects.requireNonNullElse(gpus, List.of());
        }

        NodeFacts facts(long version) {
            List<String> uuids = gpus.stream().map(Gpu::uuid).toList();
            return new NodeFacts(id, version, name, orNone(status), orNone(site), tags, cores, memoryGb, uuids);
        }
    }

    record Gpu(String uuid) {
        Gpu {
            Objects.requireNonNull(uuid, "gpu.uuid");
        }
    }

    record Room(
            UUID id,
            String name,
            @Nullable String status,
            @Nullable String branch,
            @Nullable String location,
            int capacity,
            ZoneId timeZone,
            List<Hours> openingHours)
            implements Resource {
        Room {
            Objects.requireNonNull(id, "resource.id");
            Objects.requireNonNull(name, "resource.name");
            Objects.requireNonNull(timeZone, "resource.timeZone");
            openingHours = Objects.requireNonNullElse(openingHours, List.of());
        }

        RoomFacts facts(long version) {
            var hours = new OpeningHours(
                    timeZone, openingHours.stream().map(Hours::span).toList());
            return new RoomFacts(id, version, name, orNone(status), orNone(branch), orNone(location), capacity, hours);
        }
    }

    record Hours(String day, String opens, String closes) {
        private static final String MIDNIGHT_AT_THE_END = "24:00";

        Span span() {
            return new Span(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)), minute(opens), minute(closes));
        }

        private static int minute(String time) {
            return time.equals(MIDNIGHT_AT_THE_END)
                    ? 24 * 60
                    : LocalTime.parse(time).toSecondOfDay() / 60;
        }
    }

    record Course(
            UUID id,
            String name,
            @Nullable String status,
            @Nullable String courseType,
            Instant startsAt,
            Instant endsAt,
            @Nullable String location,
            int capacity,
            int seatsTaken)
            implements Resource {
        Course {
            Objects.requireNonNull(id, "resource.id");
            Objects.requireNonNull(name, "resource.name");
            Objects.requireNonNull(startsAt, "resource.startsAt");
            Objects.requireNonNull(endsAt, "resource.endsAt");
        }

        CourseSession session(long version) {
            return new CourseSession(
                    id,
                    version,
                    name,
                    orNone(status),
                    Objects.requireNonNullElse(courseType, name),
                    startsAt,
                    endsAt,
                    orNone(location),
                    capacity,
                    seatsTaken);
        }
    }

    private static String orNone(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
