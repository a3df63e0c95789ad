package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a booking. Told inside the transaction of the change, to those who write down what follows
 * from it: the event for Kafka, the history, the desired workspace. Either all of it is written or none.
 *
 * @param before null for a new booking
 */
public record BookingChanged(
        Booking booking,
        BookingAction action,
        Actor actor,
        @Nullable BookingSnapshot before,
        Instant at) {

    public BookingSnapshot after() {
        return BookingSnapshot.of(booking);
    }
}
