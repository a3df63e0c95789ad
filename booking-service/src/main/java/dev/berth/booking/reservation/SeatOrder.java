package dev.berth.booking.reservation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A seat in a course session, as it is asked for: everything else is the session's. */
public record SeatOrder(UUID courseSessionId, @Nullable String description) {}
