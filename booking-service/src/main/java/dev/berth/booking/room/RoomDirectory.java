package dev.berth.booking.room;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What bookings ask about rooms. */
@Component
public class RoomDirectory {
    private final Rooms rooms;

    RoomDirectory(Rooms rooms) {
        this.rooms = rooms;
    }

    @Transactional(readOnly = true)
    public Optional<BookableRoom> find(UUID id) {
        return rooms.findById(id).map(BookableRoom::of);
    }

    /** Open rooms that could take its place, the most similar first. */
    @Transactional(readOnly = true)
    public List<BookableRoom> similarTo(UUID id, int people, int limit) {
        return rooms.similar(id, people, limit).stream().map(BookableRoom::of).toList();
    }
}
