package dev.berth.booking.reservation.rule;

import org.jspecify.annotations.Nullable;

/** One person cannot reserve everything: only so many of their bookings may hold capacity at a time. */
public record OpenHolds(int most) {
    /** @param open how many the person has now, before the one in question */
    public @Nullable Violation check(int open) {
        return open >= most
                ? new Violation(
                        "open-bookings",
                        "startsAt",
                        "You have %d open bookings, the most that is allowed; cancel one or wait until one has ended"
                                .formatted(open))
                : null;
    }
}
