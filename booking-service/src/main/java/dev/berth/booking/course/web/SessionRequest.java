package dev.berth.booking.course.web;

import dev.berth.booking.course.SessionDraft;
import dev.berth.booking.input.OneLine;
import dev.berth.booking.input.Paragraphs;
import dev.berth.booking.input.TimeWithOffset;
import dev.berth.booking.input.TimeZone;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A new course session. */
@Schema(name = "CourseSessionRequest")
record SessionRequest(
        @NotNull @OneLine(max = 100) String courseType,

        @NotNull @JsonDeserialize(using = TimeWithOffset.class)
        OffsetDateTime startsAt,

        @NotNull @JsonDeserialize(using = TimeWithOffset.class)
        OffsetDateTime endsAt,

        @Nullable @TimeZone String timeZone,
        @NotNull @OneLine(max = 200) String location,

        @Schema(defaultValue = "12") @Nullable @Min(1) @Max(10000)
        Integer capacity,

        @Schema(description = "For those who come: everybody signed in reads them") @Nullable @Paragraphs(max = 2000)
        String instructorNotes) {
    private static final int USUAL_CAPACITY = 12;

    SessionDraft toDraft() {
        return new SessionDraft(
                courseType.strip(),
                startsAt.toInstant(),
                endsAt.toInstant(),
                timeZone == null ? null : ZoneId.of(timeZone),
                location.strip(),
                capacity == null ? USUAL_CAPACITY : capacity,
                instructorNotes == null || instructorNotes.isBlank() ? null : instructorNotes);
    }
}
