package dev.berth.booking.room.web;

import dev.berth.booking.room.Approval;
import dev.berth.booking.room.Opening;
import dev.berth.booking.room.Room;
import dev.berth.booking.room.RoomCard;
import dev.berth.booking.room.RoomStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

@Schema(name = "Room")
record RoomResponse(
        UUID id,
        String name,
        String branch,
        String location,
        int capacity,
        String timeZone,

        @Schema(description = "By the clock on the room's wall; none at all means always open")
        List<Opening> openingHours,

        Approval approval,
        RoomStatus status,
        long version) {
    static RoomResponse of(Room room) {
        RoomCard card = room.card();
        return new RoomResponse(
                room.id(),
                card.name(),
                card.branch(),
                card.location(),
                card.capacity(),
                card.timeZone().getId(),
                card.openingHours().openings(),
                card.approval(),
                room.status(),
                room.version());
    }
}
