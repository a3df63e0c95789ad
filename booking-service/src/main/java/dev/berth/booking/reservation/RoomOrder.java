package dev.berth.booking.reservation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A room booking as it is asked for. The times are as sent; the rules judge them. */
public record RoomOrder(
        UUID roomId,
        Instant startsAt,
        Instant endsAt,
        Booking.Text text,
        @Nullable Integer attendees) {}
