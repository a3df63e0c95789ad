package dev.berth.booking.course.web;

import dev.berth.booking.course.CourseSession;
import dev.berth.booking.course.SeatState;
import dev.berth.booking.course.SessionCard;
import dev.berth.booking.course.SessionStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "CourseSession")
record SessionResponse(
        UUID id,
        String courseType,
        Instant startsAt,
        Instant endsAt,
        @Nullable String timeZone,
        String location,
        int capacity,
        int seatsTaken,
        int seatsLeft,

        @Schema(description = "almost-full: three seats or fewer are left")
        SeatState state,

        @Nullable String instructorNotes,
        SessionStatus status,
        @Nullable String statusReason,
        long version) {
    static SessionResponse of(CourseSession session) {
        SessionCard card = session.card();
        return new SessionResponse(
                session.id(),
                card.courseType(),
                card.window().startsAt(),
                card.window().endsAt(),
                card.timeZone() == null ? null : card.timeZone().getId(),
                card.location(),
                card.capacity(),
                session.seatsTaken(),
                session.seatsLeft(),
                SeatState.of(session.seatsLeft()),
                card.instructorNotes(),
                session.status(),
                session.statusReason(),
                session.version());
    }
}
