package dev.berth.booking.reservation;

import dev.berth.booking.grid.Window;
import org.jspecify.annotations.Nullable;

/** What can change in a booking, as it was at one moment. */
public record BookingSnapshot(
        BookingStatus status,
        @Nullable String statusReason,
        Window window,
        Placement placement,
        String nodeName,
        @Nullable Workspace workspace) {

    static BookingSnapshot of(Booking booking) {
        return new BookingSnapshot(
                booking.status(),
                booking.statusReason(),
                booking.window(),
                booking.placement(),
                booking.nodeName(),
                booking.workspace());
    }
}
