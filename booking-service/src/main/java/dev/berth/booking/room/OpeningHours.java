package dev.berth.booking.room;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * When a room is open in a week, by the clock on its wall; without any opening, always. Because the wall clock decides,
 * an hour that happens twice is open or closed both times, and one that does not happen is neither.
 */
public record OpeningHours(@JsonValue List<Opening> openings) {
    public static final OpeningHours ALWAYS = new OpeningHours(List.of());
    private static final int MOST = 50;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OpeningHours {
        if (openings.size() > MOST || openings.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("must be at most " + MOST + " openings");
        }
        openings = openings.stream()
                .sorted(Comparator.comparing(Opening::day).thenComparing(Opening::opens))
                .toList();
        for (int n = 1; n < openings.size(); n++) {
            if (openings.get(n).overlaps(openings.get(n - 1))) {
                throw new IllegalArgumentException(
                        "must not overlap on " + openings.get(n).day().word());
            }
        }
    }

    /** When the room is open on this day, like "08:00–12:00, 13:00–20:00"; empty when it is not. */
    public String on(LocalDate date) {
        return openings.stream()
                .filter(it -> it.day() == Day.of(date.getDayOfWeek()))
                .map(it -> it.opens() + "–" + it.closes())
                .collect(Collectors.joining(", "));
    }

    public boolean isOpenAt(Instant instant, ZoneId zone) {
        LocalDateTime wall = LocalDateTime.ofInstant(instant, zone);
        int minute = wall.getHour() * 60 + wall.getMinute();
        return openings.isEmpty()
                || openings.stream().anyMatch(it -> it.day() == Day.of(wall.getDayOfWeek()) && it.holds(minute));
    }

    /** Whether the room is open from the window's start to its end, without a break. */
    public boolean cover(Window window, ZoneId zone) {
        return openSlots(window, zone).cardinality() == window.slots();
    }

    /** The slots of a span, counted from its start, in which the room is open. Every zone's offset is whole slots. */
    public BitSet openSlots(Window span, ZoneId zone) {
        Window grid = span.onGrid();
        BitSet open = new BitSet(grid.slots());
        for (int slot = 0; slot < grid.slots(); slot++) {
            open.set(slot, isOpenAt(grid.startsAt().plus(Grid.SLOT.multipliedBy(slot)), zone));
        }
        return open;
    }
}
