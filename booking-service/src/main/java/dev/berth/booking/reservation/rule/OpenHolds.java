package dev.berth.booking.reservation.rule;

import org.jspecify.annotations.Nullable;

/**
 * One person cannot reserve everything: only so many of their bookings may hold capacity at a time.
 *
 * @param field what the person would have to leave empty
 */
public record OpenHolds(int most, String field) {
    /** @param open how many the person has now, before the one in question */
    public @Nullable Violation check(int open) {
        return open >= most
                ? new Violation(
                        "open-bookings",
                        field,
                        "You have %d open bookings, the most that is allowed; cancel one or wait until one has ended"
                                .formatted(open))
                : null;
    }
}
