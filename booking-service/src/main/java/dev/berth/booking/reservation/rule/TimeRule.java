package dev.berth.booking.reservation.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One rule about when something may be booked. */
interface TimeRule {
    /** What is wrong, or null. The instants are as sent: they may be in any order and absurdly far away. */
    @Nullable
    Violation check(Instant startsAt, Instant endsAt, Instant now);
}
