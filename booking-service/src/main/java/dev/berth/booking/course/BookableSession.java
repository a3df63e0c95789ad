package dev.berth.booking.course;

import dev.berth.booking.grid.Window;
import java.util.UUID;

/**
 * A course session as those see it who book a seat in it.
 *
 * @param edition changes with everything that a person changes about the session, and not with its seats
 */
public record BookableSession(UUID id, String courseType, Window window, SessionStatus status, long edition) {
    static BookableSession of(CourseSession session) {
        return new BookableSession(
                session.id(),
                session.card().courseType(),
                session.card().window(),
                session.status(),
                session.editedVersion());
    }
}
