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

    /** Open rooms of its branch that could take its place, the closest in size first. */
    @Transactional(readOnly = true)
    public List<BookableRoom> similarInItsBranch(UUID id, int people, int limit) {
        return rooms.similarInItsBranch(id, people, limit).stream()
                .map(BookableRoom::of)
                .toList();
    }

    /** The same of all other branches. */
    @Transactional(readOnly = true)
    public List<BookableRoom> similarElsewhere(UUID id, int people, int limit) {
        return rooms.similarElsewhere(id, people, limit).stream()
                .map(BookableRoom::of)
                .toList();
    }
}
