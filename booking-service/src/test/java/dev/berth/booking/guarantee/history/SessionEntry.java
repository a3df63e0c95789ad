package dev.berth.booking.guarantee.history;

import java.time.Instant;
import java.util.UUID;

/**
 * One state of one course session, as it was written to the database.
 *
 * @param edited the version as of the last change that was not about seats
 */
record SessionEntry(
        long seq,
        UUID id,
        long version,
        long edited,
        String status,
        Instant startsAt,
        Instant endsAt,
        int capacity,
        int taken)
        implements Written {

    boolean is(String any) {
        return status.equals(any);
    }

    boolean hasBegun(Instant now) {
        return !now.isBefore(startsAt);
    }

    /** Whether one may book a seat in it, if one is left. */
    boolean isOpen(Instant now) {
        return !is("cancelled") && !hasBegun(now);
    }

    boolean isAt(Instant from, Instant until) {
        return startsAt.equals(from) && endsAt.equals(until);
    }

    /** The same in all but its seats. */
    boolean isAs(SessionEntry other) {
        return is(other.status) && isAt(other.startsAt, other.endsAt) && capacity == other.capacity;
    }
}
