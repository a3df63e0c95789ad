package dev.berth.booking.reservation.rule;

import java.time.Duration;

/** Durations as people say them. */
final class Wording {
    private Wording() {}

    static String of(Duration duration) {
        if (duration.toHours() >= 48 && duration.toHoursPart() == 0 && duration.toMinutesPart() == 0) {
            return duration.toDays() + " days";
        }
        if (duration.toMinutesPart() == 0) {
            return duration.toHours() + (duration.toHours() == 1 ? " hour" : " hours");
        }
        return duration.toMinutes() + " minutes";
    }
}
