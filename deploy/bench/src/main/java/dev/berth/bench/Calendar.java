package dev.berth.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * When what is booked. Each day's morning and afternoon (8 to 17 UTC) belong to the bookings that are there already, the
 * evening to those that are made while measuring, so that the two never meet.
 */
record Calendar(LocalDate today) {
    static final int DAYS = 86;
    private static final int PER_ROOM = 100;
    private static final int HALF_HOURS = 8;

    record Window(Instant from, Instant to) {}

    static Calendar now() {
        return new Calendar(LocalDate.now(ZoneOffset.UTC));
    }

    Instant day(int number) {
        return today.plusDays(2 + number).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The window of a room's booking that is there already: at most two a day, two hours apart. */
    Window seeded(int room, int number) {
        int day = (number * DAYS / PER_ROOM + room * 7) % DAYS;
        var from = day(day).plus(8 * 60 + number % 4 * 120 + room % 4 * 15, ChronoUnit.MINUTES);
        return new Window(from, from.plus(60 + room % 3 * 15, ChronoUnit.MINUTES));
    }

    /** The same start in SQL, of a room and a number, as a timestamp. */
    String seededFromSql(String room, String number) {
        return "(timestamptz '%s' + make_interval(days => (%3$s * %4$d / %5$d + %2$s * 7) %% %4$d, mins => 480 + %3$s %% 4 * 120 + %2$s %% 4 * 15))"
                .formatted(day(0), room, number, DAYS, PER_ROOM);
    }

    static String seededLengthSql(String room) {
        return "make_interval(mins => 60 + %s %% 3 * 15)".formatted(room);
    }

    static int perRoom() {
        return PER_ROOM;
    }

    /** A half hour late in the evening, for those who want a certain one. */
    Window late(int day) {
        var from = day(day).plus(21 * 60, ChronoUnit.MINUTES);
        return new Window(from, from.plus(30, ChronoUnit.MINUTES));
    }

    /** Free half hours of a room, all of them. */
    List<Window> evenings() {
        var windows = new ArrayList<Window>();
        for (int half = 0; half < HALF_HOURS; half++) {
            for (int day = 0; day < DAYS; day++) {
                var from = day(day).plus(17 * 60 + half * 30, ChronoUnit.MINUTES);
                windows.add(new Window(from, from.plus(30, ChronoUnit.MINUTES)));
            }
        }
        return windows;
    }
}
