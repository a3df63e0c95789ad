package dev.berth.booking.reservation.web;

import dev.berth.booking.input.NullTakesAway;
import dev.berth.booking.input.Paragraphs;
import dev.berth.booking.input.TimeWithOffset;
import dev.berth.booking.reservation.ComputeEdit;
import dev.berth.booking.reservation.EditBooking.Edit;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What is left out stays as it is; a description or a number of people that is null is taken away. */
record BookingChange(
        @Nullable @JsonDeserialize(using = TimeWithOffset.class)
        OffsetDateTime startsAt,

        @Nullable @JsonDeserialize(using = TimeWithOffset.class)
        OffsetDateTime endsAt,

        @Nullable @Line(max = 200) String title,

        @Schema(types = {"string", "null"}) @Nullable @JsonDeserialize(using = NullTakesAway.class)
        Optional<@Paragraphs(max = 2000) String> description,

        @Schema(
                types = {"integer", "null"},
                minimum = "1",
                maximum = "10000")
        @Nullable
        @JsonDeserialize(using = NullTakesAway.class)
        Optional<@Min(1) @Max(10000) Integer> attendees,

        @Schema(description = "Of a room booking: another room") @Nullable
        UUID roomId,

        @Schema(description = BookingRequest.ANYWAY) @Nullable
        Boolean bookAnyway,

        @Schema(description = "Of a compute booking that has not begun: another size or environment") @Valid @Nullable
        ComputeChange compute) {

    /** What is left out stays as it is. */
    @Schema(name = "ComputeChange")
    record ComputeChange(
            @Nullable @Min(1) @Max(1024) Integer cores,
            @Nullable @Min(1) @Max(16384) Integer memoryGb,
            @Nullable @Min(0) @Max(64) Integer gpus,
            @Nullable UUID environmentId) {
        ComputeEdit edit() {
            return new ComputeEdit(cores, memoryGb, gpus, environmentId);
        }
    }

    Edit edit() {
        return new Edit(
                startsAt == null ? null : startsAt.toInstant(),
                endsAt == null ? null : endsAt.toInstant(),
                title,
                description,
                attendees,
                roomId,
                Boolean.TRUE.equals(bookAnyway),
                compute == null ? null : compute.edit());
    }
}
