package dev.berth.booking.reservation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What sort of resource is booked; written in lower case in JSON and the database. */
public enum BookingKind {
    COMPUTE,
    ROOM,
    COURSE;

    /** Whether a container on a node serves it: then the node says when it starts and ends, otherwise the clock does. */
    boolean hasWorkspace() {
        return this == COMPUTE;
    }

    /** The flag that says to whom new bookings of this kind are open. */
    String feature() {
        return "bookings." + word();
    }

    /** Whether its owner can give it other times. What a node has prepared stays, and so does a course. */
    boolean isMovable() {
        return this == ROOM;
    }

    /** Whether its times and its name are those of a course session, which only that session changes. */
    boolean followsSession() {
        return this == COURSE;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static BookingKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be compute, room or course"));
    }
}
