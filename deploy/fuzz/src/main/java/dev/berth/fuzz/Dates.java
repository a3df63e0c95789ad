package dev.berth.fuzz;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The day of the values that could be booked. It is far enough ahead that a value which a service accepts never overlaps
 * the bookings that a test makes for the coming hours.
 */
final class Dates {
    static final LocalDate A_MONTH_AHEAD = LocalDate.now(ZoneOffset.UTC).plusDays(30);

    private Dates() {}
}
