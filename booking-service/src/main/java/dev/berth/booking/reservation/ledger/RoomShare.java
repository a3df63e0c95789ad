package dev.berth.booking.reservation.ledger;

import dev.berth.booking.grid.Window;
import java.util.UUID;

/** The room that one booking holds over a window. */
public record RoomShare(UUID bookingId, UUID roomId, Window window) {}
