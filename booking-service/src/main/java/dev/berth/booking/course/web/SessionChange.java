package dev.berth.booking.course.web;

import dev.berth.booking.course.SessionCard;
import dev.berth.booking.course.SessionDraft;
import dev.berth.booking.course.SessionStatus;
import dev.berth.booking.input.OneLine;
import dev.berth.booking.input.Paragraphs;
import dev.berth.booking.input.TimeWithOffset;
import dev.berth.booking.input.TimeZone;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What is left out stays as it is; empty notes take them away. */
@Schema(name = "CourseSessionChange")
record SessionChange(
        @Nullable @OneLine(max = 100) String courseType,

        @Nullable @JsonDeserialize(using = TimeWithOffset.class)
        OffsetDateTime startsAt,

        @Nullable @JsonDeserialize(using = TimeWithOffset.class)
        OffsetDateTime endsAt,

        @Nullable @TimeZone String timeZone,
        @Nullable @OneLine(max = 200) String location,
        @Nullable @Min(1) @Max(10000) Integer capacity,
        @Nullable @Paragraphs(max = 2000) String instructorNotes,

        @Schema(description = "cancelled, with a reason, cancels the session and every booking of it") @Nullable
        SessionStatus status,

        @Schema(description = "Why it is cancelled: everybody who had a seat reads it") @Nullable @OneLine(max = 500)
        String reason) {

    SessionDraft applyTo(SessionCard it) {
        String notes = instructorNotes == null ? it.instructorNotes() : instructorNotes;
        return new SessionDraft(
                courseType == null ? it.courseType() : courseType.strip(),
                startsAt == null ? it.window().startsAt() : startsAt.toInstant(),
                endsAt == null ? it.window().endsAt() : endsAt.toInstant(),
                timeZone == null ? it.timeZone() : ZoneId.of(timeZone),
                location == null ? it.location() : location.strip(),
                capacity == null ? it.capacity() : capacity,
                notes == null || notes.isBlank() ? null : notes);
    }
}
