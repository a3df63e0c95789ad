package dev.berth.booking.reservation.placement;

import dev.berth.booking.grid.Window;
import dev.berth.booking.node.PlaceableNode;
import java.util.List;

/**
 * Why a booking cannot be placed and what can.
 *
 * @param conflicts times at which no fitting node has room; whose bookings they are is nobody's business
 * @param alternatives times and nodes that are free, the nearest first
 */
public record NoRoom(String why, List<Window> conflicts, List<Alternative> alternatives) {

    public record Alternative(Window window, PlaceableNode node) {}
}
