package dev.berth.availability.calendar.web;

import dev.berth.availability.calendar.CalendarItem;
import dev.berth.availability.calendar.CalendarOutcome.Shown;
import dev.berth.availability.course.CourseSession;
import dev.berth.availability.occupancy.Stretch.Left;
import dev.berth.availability.position.PositionHeader;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is on, and as of when that is known. */
record CalendarResponse(
        List<Item> items,

        @Schema(
                description =
                        "True when there was more than the limit: resources are missing at the end of the alphabet")
        boolean truncated,

        @Schema(description = "Everything published until then is in this answer")
        Instant asOf,

        @Schema(description = PositionHeader.STALE) @Nullable
        Boolean stale) {
    static CalendarResponse of(Shown shown, boolean stale) {
        return new CalendarResponse(
                shown.items().stream().map(Item::of).toList(),
                shown.cutOff(),
                shown.asOf(),
                stale || shown.growingOld() ? true : null);
    }

    record Item(
            @Schema(description = "Of this item; a room or node has many")
            String id,

            UUID resourceId,

            @Schema(description = "`course`, `room` or `node`")
            String kind,

            String title,
            Instant startsAt,
            Instant endsAt,
            String location,

            @Schema(
                    description =
                            "How much is left; almost-full is 3 seats, or cores, or fewer. What others hold is only full. A room"
                                    + " is unknown while the outside system that books it too was not read lately",
                    allowableValues = {"free", "almost-full", "full", "unknown"})
            String state,

            @Schema(description = "Of a node: free cores") @Nullable
            Integer cores,

            @Schema(description = "Of a node: free memory in GB") @Nullable
            Integer memoryGb,

            @Schema(description = "Of a node: free GPUs") @Nullable
            Integer gpus,

            @Schema(description = "Of an unknown room: when its outside system was last read; absent when it never was")
            @Nullable
            Instant unknownSince,

            @Schema(description = "Of a course") @Nullable String courseType,

            @Schema(description = "Of a course: `scheduled`, `cancelled` or `completed`") @Nullable
            String status,

            @Schema(description = "Of a course") @Nullable Integer seatsLeft,

            @Schema(description = "Of a course") @Nullable Integer capacity,

            @Schema(description = "Of a course: of two versions, the greater is newer, here and in the stream")
            @Nullable
            Long version) {
        static Item of(CalendarItem item) {
            CourseSession course = item.course();
            Left left = item.left();
            return new Item(
                    item.id(),
                    item.resourceId(),
                    item.kind().word(),
                    item.title(),
                    item.startsAt(),
                    item.endsAt(),
                    item.location(),
                    item.fill().word(),
                    left == null ? null : left.cores(),
                    left == null ? null : left.memoryGb(),
                    left == null ? null : left.gpus(),
                    item.unknownSince(),
                    course == null ? null : course.courseType(),
                    course == null ? null : course.status(),
                    course == null ? null : course.seatsLeft(),
                    course == null ? null : course.capacity(),
                    course == null ? null : course.version());
        }
    }
}
