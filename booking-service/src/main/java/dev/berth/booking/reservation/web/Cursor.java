package dev.berth.booking.reservation.web;

import dev.berth.booking.input.Times;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.BookingFilter.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in a list, as an opaque word. */
final class Cursor {
    private Cursor() {}

    static String behind(Booking last) {
        String place = last.window().startsAt() + "/" + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Position read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String[] place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 2);
            return new Position(Times.storable(Instant.parse(place[0])), UUID.fromString(place[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw Problem.invalid("cursor", "is not one that this list has given out");
        }
    }
}
