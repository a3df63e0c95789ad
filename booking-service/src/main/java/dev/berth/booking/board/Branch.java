package dev.berth.booking.board;

import dev.berth.booking.grid.Window;
import dev.berth.booking.room.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rooms under one roof, with one clock on the wall.
 *
 * @param closing one entry for each day of the week
 * @param version 0 while nobody has set anything
 */
public record Branch(String name, ZoneId timeZone, List<Closing> closing, long version) {
    public Branch {
        var known = closing.stream().collect(Collectors.toMap(Closing::day, it -> it, (first, second) -> {
            throw new IllegalArgumentException("must not name " + first.day().word() + " twice");
        }));
        closing = Arrays.stream(Day.values())
                .map(day -> known.getOrDefault(day, new Closing(day, null)))
                .toList();
    }

    /** From midnight to midnight: 23 or 25 hours where the clocks change. */
    public Window day(LocalDate date) {
        return new Window(midnight(date), midnight(date.plusDays(1)));
    }

    /**
     * Whether somebody is still there after closing on this date. A booking over midnight may be after hours on its first
     * day and not on its second.
     */
    public boolean isAfterHours(Window booking, LocalDate date) {
        LocalTime cutOff = cutOff(date);
        if (cutOff == null) return false;
        Window day = day(date);
        Instant locksUp = date.atTime(cutOff).atZone(timeZone).toInstant();
        Instant staysUntil = booking.endsAt().isBefore(day.endsAt()) ? booking.endsAt() : day.endsAt();
        return staysUntil.isAfter(locksUp)
                && booking.startsAt().isBefore(day.endsAt())
                && staysUntil.isAfter(day.startsAt());
    }

    private @Nullable LocalTime cutOff(LocalDate date) {
        return closing.get(date.getDayOfWeek().ordinal()).time();
    }

    private Instant midnight(LocalDate date) {
        return date.atStartOfDay(timeZone).toInstant();
    }
}
