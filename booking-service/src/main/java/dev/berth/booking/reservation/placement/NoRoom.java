package dev.berth.booking.reservation.placement;

import dev.berth.booking.grid.Window;
import dev.berth.booking.node.PlaceableNode;
import dev.berth.booking.room.BookableRoom;
import java.util.List;
import java.util.UUID;

/**
 * Why a booking cannot be had and what can.
 *
 * @param conflicts times at which the resource is taken; whose bookings they are is nobody's business
 * @param alternatives times and resources that are free, the nearest first
 */
public record NoRoom(String why, List<Window> conflicts, List<Alternative> alternatives) {

    public record Alternative(Window window, UUID resourceId, String name, String kind) {
        static Alternative on(PlaceableNode node, Window window) {
            return new Alternative(window, node.id(), node.name(), "node");
        }

        static Alternative in(BookableRoom room, Window window) {
            return new Alternative(window, room.id(), room.name(), "room");
        }
    }
}
