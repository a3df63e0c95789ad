package dev.berth.booking.course;

import dev.berth.booking.grid.Window;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A session as it is wished for. The times are as sent; the rules judge them. */
public record SessionDraft(
        String courseType,
        Instant startsAt,
        Instant endsAt,
        @Nullable ZoneId timeZone,
        String location,
        int capacity,
        @Nullable String instructorNotes) {

    boolean isAt(Window window) {
        return startsAt.equals(window.startsAt()) && endsAt.equals(window.endsAt());
    }

    /** When no rule is broken. */
    SessionCard card() {
        return new SessionCard(courseType, new Window(startsAt, endsAt), timeZone, location, capacity, instructorNotes);
    }
}
