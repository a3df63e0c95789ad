package dev.berth.booking.reservation.web;

import static java.util.Objects.requireNonNull;

import dev.berth.booking.input.Paragraphs;
import dev.berth.booking.input.TimeWithOffset;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.BookingKind;
import dev.berth.booking.reservation.Order;
import dev.berth.booking.reservation.RoomOrder;
import dev.berth.booking.reservation.SeatOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What somebody who books sends: what every kind has, and the fields of its kind. */
@FitsItsKind
record BookingRequest(
        @NotNull BookingKind kind,

        @Schema(description = TIMED) @Nullable @JsonDeserialize(using = TimeWithOffset.class)
        OffsetDateTime startsAt,

        @Schema(description = TIMED) @Nullable @JsonDeserialize(using = TimeWithOffset.class)
        OffsetDateTime endsAt,

        @Schema(description = TIMED) @Nullable @Line(max = 200)
        String title,

        @Nullable @Paragraphs(max = 2000) String description,

        @Schema(description = "Of a compute booking") @Nullable @Valid
        Compute compute,

        @Schema(description = "Of a room booking") @Nullable UUID roomId,

        @Schema(description = "Of a room booking: for how many people") @Nullable @Min(1) @Max(10000)
        Integer attendees,

        @Schema(description = ANYWAY) @Nullable Boolean bookAnyway,

        @Schema(description = "Of a course booking") @Nullable
        UUID courseSessionId) {
    static final String ANYWAY =
            "Of a room booking, by staff and admins: also when the outside system that books the room too was not read, so that"
                    + " nobody knows whether it is free. Kept in the booking's history.";
    private static final String TIMED = "Of a compute or room booking; a course booking has its session's";

    /** The fields that this kind has and not every one. */
    static Set<String> partsOf(BookingKind kind) {
        return switch (kind) {
            case COMPUTE -> Set.of("startsAt", "endsAt", "title", "compute");
            case ROOM -> Set.of("startsAt", "endsAt", "title", "roomId", "attendees", "bookAnyway");
            case COURSE -> Set.of("courseSessionId");
        };
    }

    record Compute(
            @NotNull @Min(1) @Max(1024) Integer cores,
            @NotNull @Min(1) @Max(16384) Integer memoryGb,
            @Nullable @Min(0) @Max(64) Integer gpus,
            @NotNull UUID environmentId,

            @Nullable @Size(max = 10, message = "must be at most 10")
            List<@NotNull @Line(max = 50) String> nodeTags) {}

    Set<String> partsGiven() {
        Map<String, @Nullable Object> parts = new HashMap<>();
        parts.put("startsAt", startsAt);
        parts.put("endsAt", endsAt);
        parts.put("title", title);
        parts.put("compute", compute);
        parts.put("roomId", roomId);
        parts.put("attendees", attendees);
        parts.put("bookAnyway", bookAnyway);
        parts.put("courseSessionId", courseSessionId);
        parts.values().removeIf(java.util.Objects::isNull);
        return parts.keySet();
    }

    Order computeOrder() {
        Compute wish = requireNonNull(compute);
        return new Order(
                requireNonNull(startsAt).toInstant(),
                requireNonNull(endsAt).toInstant(),
                text(),
                wish.cores(),
                wish.memoryGb(),
                wish.gpus() == null ? 0 : wish.gpus(),
                wish.nodeTags() == null ? List.of() : wish.nodeTags(),
                wish.environmentId());
    }

    RoomOrder roomOrder() {
        return new RoomOrder(
                requireNonNull(roomId),
                requireNonNull(startsAt).toInstant(),
                requireNonNull(endsAt).toInstant(),
                text(),
                attendees,
                Boolean.TRUE.equals(bookAnyway));
    }

    SeatOrder seatOrder() {
        return new SeatOrder(requireNonNull(courseSessionId), words());
    }

    private Booking.Text text() {
        return new Booking.Text(requireNonNull(title).strip(), words());
    }

    private @Nullable String words() {
        return description == null || description.isBlank() ? null : description;
    }
}
