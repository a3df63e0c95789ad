package dev.berth.booking.reservation.web;

import dev.berth.booking.reservation.Booking;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** How far the reader of an answer has seen: who sends it along with a search is not told something older. */
final class Position {
    static final String HEADER = "Berth-Position";

    private Position() {}

    static String of(Booking booking) {
        return of(booking.id(), booking.version());
    }

    static String of(UUID bookingId, long version) {
        String place = bookingId + "@" + version;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }
}
