package dev.berth.booking.course;

import dev.berth.booking.grid.Window;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What staff say about a course session.
 *
 * @param timeZone in which its times are best read; null when nobody said
 */
public record SessionCard(
        String courseType,
        Window window,
        @Nullable ZoneId timeZone,
        String location,
        int capacity,
        @Nullable String instructorNotes) {
    public SessionCard {
        if (capacity < 1) {
            throw new IllegalArgumentException("A session has seats");
        }
    }
}
