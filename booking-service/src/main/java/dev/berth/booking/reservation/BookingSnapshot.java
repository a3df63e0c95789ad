package dev.berth.booking.reservation;

import dev.berth.booking.grid.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can change in a booking, as it was at one moment. */
public record BookingSnapshot(
        BookingStatus status,
        @Nullable String statusReason,
        Window window,
        Booking.Text text,
        Booking.Resource resource,
        List<String> gpuUuids,
        @Nullable Integer attendees,
        @Nullable Workspace workspace) {

    static BookingSnapshot of(Booking booking) {
        return new BookingSnapshot(
                booking.status(),
                booking.statusReason(),
                booking.window(),
                new Booking.Text(booking.title(), booking.description()),
                booking.resource(),
                switch (booking.kind()) {
                    case COMPUTE -> booking.placement().gpuUuids();
                    case ROOM, COURSE -> List.of();
                },
                switch (booking.kind()) {
                    case COMPUTE, COURSE -> null;
                    case ROOM -> booking.room().attendees();
                },
                booking.workspace());
    }
}
