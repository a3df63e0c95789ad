package dev.berth.availability.calendar;

import dev.berth.availability.course.CourseSession;
import dev.berth.availability.grid.Grid;
import dev.berth.availability.occupancy.Fill;
import dev.berth.availability.occupancy.Kind;
import dev.berth.availability.occupancy.Stretch;
import dev.berth.availability.occupancy.Stretch.Left;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A course session, or a stretch of a room's or node's time in which as much is free. */
public record CalendarItem(
        Kind kind,
        UUID resourceId,
        String title,
        Instant startsAt,
        Instant endsAt,
        String location,
        Fill fill,
        @Nullable CourseSession course,
        @Nullable Left left,
        @Nullable Instant unknownSince) {
    static CalendarItem of(CourseSession session) {
        return new CalendarItem(
                Kind.COURSE,
                session.id(),
                session.name(),
                session.startsAt(),
                session.endsAt(),
                session.location(),
                session.isScheduled() ? Fill.ofLeft(session.seatsLeft()) : Fill.FULL,
                session,
                null,
                null);
    }

    static CalendarItem of(Stretch stretch) {
        return new CalendarItem(
                stretch.kind(),
                stretch.id(),
                stretch.name(),
                Grid.startOf(stretch.from()),
                Grid.startOf(stretch.to()),
                stretch.location(),
                stretch.fill(),
                null,
                stretch.left(),
                stretch.unknownSince());
    }

    /** A session is one item; a room has many, told apart by their starts. */
    public String id() {
        return course == null ? resourceId + "/" + startsAt : resourceId.toString();
    }
}
