package dev.berth.booking.reservation;

import dev.berth.booking.grid.Window;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A room booking as it is asked for. The times are as sent; the rules judge them.
 *
 * @param evenIfUnknown staff book the room although nobody knows whether it is free
 */
public record RoomOrder(
        UUID roomId,
        Instant startsAt,
        Instant endsAt,
        Booking.Text text,
        @Nullable Integer attendees,
        boolean evenIfUnknown) {
    /** Only of what the rules have let pass. */
    Window window() {
        return new Window(startsAt, endsAt);
    }
}
