package dev.berth.booking.room;

import dev.berth.platform.id.Uuid7;
import java.time.Instant;
import java.util.UUID;

/** The event {@code resource.changed}: everything that others need to know of a room. */
record ResourceChanged(UUID id, String type, long version, Instant occurredAt, Resource resource) {
    record Resource(
            UUID id,
            String kind,
            String name,
            RoomStatus status,
            String branch,
            String location,
            int capacity,
            String timeZone,
            OpeningHours openingHours,
            Approval approval) {}

    static ResourceChanged of(Room room, Instant now) {
        RoomCard card = room.card();
        return new ResourceChanged(
                Uuid7.at(now),
                "resource.changed",
                room.version(),
                now,
                new Resource(
                        room.id(),
                        "room",
                        card.name(),
                        room.status(),
                        card.branch(),
                        card.location(),
                        card.capacity(),
                        card.timeZone().getId(),
                        card.openingHours(),
                        card.approval()));
    }
}
