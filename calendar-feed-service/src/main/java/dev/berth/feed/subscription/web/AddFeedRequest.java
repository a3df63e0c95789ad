package dev.berth.feed.subscription.web;

import dev.berth.feed.calendar.CalendarKey;
import dev.berth.feed.calendar.CalendarKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What to follow. */
record AddFeedRequest(
        @Schema(allowableValues = {"room", "course-type", "node"}) @NotNull
        CalendarKind kind,

        @Schema(description = "Which room or node") @Nullable
        UUID resourceId,

        @Schema(description = "Which course type") @Size(max = 200) @Nullable
        String courseType) {
    /** What is wrong, by field: the kind decides what else is needed. */
    Map<String, String> problems() {
        return switch (kind) {
            case PERSON -> Map.of("kind", "Your own feed is there already.");
            case ROOM, NODE -> resourceId == null ? Map.of("resourceId", "Choose one.") : Map.of();
            case COURSE_TYPE ->
                courseType == null || courseType.isBlank() ? Map.of("courseType", "Choose one.") : Map.of();
        };
    }

    CalendarKey calendar() {
        return kind == CalendarKind.COURSE_TYPE
                ? CalendarKey.ofCourseType(Objects.requireNonNull(courseType).strip())
                : new CalendarKey(kind, Objects.requireNonNull(resourceId).toString());
    }
}
