package dev.berth.booking.note;

import java.time.Instant;
import java.util.UUID;

/** One note. */
public record BookingNote(UUID id, String text, Instant at, Author author) {
    public record Author(UUID id, String name) {}
}
