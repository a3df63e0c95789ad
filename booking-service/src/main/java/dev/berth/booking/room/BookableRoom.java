package dev.berth.booking.room;

import java.time.ZoneId;
import java.util.UUID;

/** A room as those see it who book it. */
public record BookableRoom(
        UUID id,
        String name,
        boolean open,
        int capacity,
        ZoneId timeZone,
        OpeningHours openingHours,
        Approval approval) {
    static BookableRoom of(Room room) {
        RoomCard card = room.card();
        return new BookableRoom(
                room.id(),
                card.name(),
                room.status() == RoomStatus.OPEN,
                card.capacity(),
                card.timeZone(),
                card.openingHours(),
                card.approval());
    }
}
