package dev.berth.local.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

/** Where and when the demo takes place. */
final class Campus {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final int PAST_WEEKS = 12;
    static final int COMING_WEEKS = 4;
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private Campus() {}

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZONE);
    }

    static Instant instant(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }

    static boolean isWeekend(LocalDate day) {
        return WEEKEND.contains(day.getDayOfWeek());
    }

    /** The quarter hour that runs now: the earliest that can be booked. */
    static Instant slot(Instant now) {
        return Instant.ofEpochSecond(now.getEpochSecond() / 900 * 900);
    }
}
