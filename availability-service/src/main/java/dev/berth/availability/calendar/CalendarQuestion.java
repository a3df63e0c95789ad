package dev.berth.availability.calendar;

import dev.berth.availability.occupancy.Filter;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to show.
 *
 * @param kinds words as they were asked; none is every kind
 * @param onlyAvailable leave out what is full
 * @param limit items at most
 */
public record CalendarQuestion(
        Instant from,
        Instant to,
        Set<String> kinds,
        @Nullable String courseType,
        Filter filter,
        boolean onlyAvailable,
        int limit) {
    boolean asksFor(String kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
