package dev.berth.booking.room;

import dev.berth.booking.topic.Topics;
import dev.berth.platform.outbox.Outbox;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells the other services of a room's change, in the transaction of the change. */
@Component
class RoomNews {
    private final Rooms rooms;
    private final Outbox outbox;

    RoomNews(Rooms rooms, Outbox outbox) {
        this.rooms = rooms;
        this.outbox = outbox;
    }

    void tell(Room room, Instant now) {
        Room written = rooms.saveAndFlush(room); // the version that the event carries
        outbox.append(Topics.RESOURCES, written.id().toString(), ResourceChanged.of(written, now));
    }
}
