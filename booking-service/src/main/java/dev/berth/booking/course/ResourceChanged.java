package dev.berth.booking.course;

import dev.berth.platform.id.Uuid7;
import java.time.Instant;
import java.util.UUID;

/** The event {@code resource.changed}: everything that others need to know of a course session, its seats above all. */
record ResourceChanged(UUID id, String type, long version, Instant occurredAt, Resource resource) {
    record Resource(
            UUID id,
            String kind,
            String name,
            SessionStatus status,
            String courseType,
            Instant startsAt,
            Instant endsAt,
            String location,
            int capacity,
            int seatsTaken) {}

    static ResourceChanged of(CourseSession session, Instant now) {
        SessionCard card = session.card();
        return new ResourceChanged(
                Uuid7.at(now),
                "resource.changed",
                session.version(),
                now,
                new Resource(
                        session.id(),
                        "course",
                        card.courseType(),
                        session.status(),
                        card.courseType(),
                        card.window().startsAt(),
                        card.window().endsAt(),
                        card.location(),
                        card.capacity(),
                        session.seatsTaken()));
    }
}
