package dev.berth.booking.reservation.rule;

import org.jspecify.annotations.Nullable;

/** Who says how many will come, is told when they do not fit. */
record EnoughSeats(int capacity) {
    @Nullable
    Violation check(@Nullable Integer attendees) {
        return attendees != null && attendees > capacity
                ? new Violation("capacity", "attendees", "must be at most " + capacity + ", which the room holds")
                : null;
    }
}
