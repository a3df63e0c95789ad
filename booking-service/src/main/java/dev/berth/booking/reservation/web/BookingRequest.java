package dev.berth.booking.reservation.web;

import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.BookingKind;
import dev.berth.booking.reservation.Order;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What somebody who books sends. The part of the kind stands under the kind's name. */
record BookingRequest(
        @NotNull BookingKind kind,

        @NotNull @JsonDeserialize(using = TimeWithOffset.class)
        OffsetDateTime startsAt,

        @NotNull @JsonDeserialize(using = TimeWithOffset.class)
        OffsetDateTime endsAt,

        @NotNull @Line(max = 200) String title,
        @Nullable @Paragraphs(max = 2000) String description,
        @NotNull @Valid Compute compute) {

    record Compute(
            @NotNull @Min(1) @Max(1024) Integer cores,
            @NotNull @Min(1) @Max(16384) Integer memoryGb,
            @Nullable @Min(0) @Max(64) Integer gpus,
            @NotNull UUID environmentId,

            @Nullable @Size(max = 10, message = "must be at most 10")
            List<@NotNull @Line(max = 50) String> nodeTags) {}

    Order order() {
        return new Order(
                startsAt.toInstant(),
                endsAt.toInstant(),
                new Booking.Text(title.strip(), description == null || description.isBlank() ? null : description),
                compute.cores(),
                compute.memoryGb(),
                compute.gpus() == null ? 0 : compute.gpus(),
                compute.nodeTags() == null ? List.of() : compute.nodeTags(),
                compute.environmentId());
    }
}
