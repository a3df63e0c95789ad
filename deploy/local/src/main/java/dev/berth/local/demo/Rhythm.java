package dev.berth.local.demo;

import java.time.LocalDate;
import java.util.Random;

/** How busy a campus is: by hour and by weekday. The same place and day always have the same chance. */
final class Rhythm {
    /** Of an hour on a working day, in percent: peaks before and after noon, few at night. */
    private static final int[] BUSY = {
        2, 2, 1, 1, 1, 2, 4, 10, 30, 55, 75, 70, 45, 60, 80, 75, 65, 50, 40, 32, 22, 12, 6, 3
    };

    private static final double WEEKEND = 0.3;

    private Rhythm() {}

    /** From 0 to 1. */
    static double busy(LocalDate day, int hour) {
        double weekday = switch (day.getDayOfWeek()) {
            case TUESDAY, WEDNESDAY -> 1.0;
            case MONDAY, THURSDAY -> 0.9;
            case FRIDAY -> 0.7;
            case SATURDAY, SUNDAY -> WEEKEND;
        };
        return weekday * BUSY[hour] / 100;
    }

    static Random chance(String place, LocalDate day) {
        return new Random(31L * place.hashCode() + day.toEpochDay());
    }

    /** People book the next days more than those in four weeks; the past is full. */
    static double booked(LocalDate today, LocalDate day) {
        long ahead = day.toEpochDay() - today.toEpochDay();
        return ahead <= 2 ? 1 : Math.max(0.15, 1 - ahead / 20.0);
    }
}
