package dev.berth.booking.reservation.web;

import dev.berth.booking.input.Times;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.reservation.BookingFilter;
import dev.berth.booking.reservation.BookingKind;
import dev.berth.booking.reservation.BookingOrder;
import dev.berth.booking.reservation.BookingStatus;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** The query parameters of a list. {@code status} and {@code kind} may repeat or hold several, with commas. */
record ListQuery(
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
        OffsetDateTime from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
        OffsetDateTime to,

        @Nullable List<String> status,
        @Nullable List<String> kind,
        @Nullable UUID userId,
        @Nullable UUID resourceId,

        @Parameter(
                description =
                        "By their start: latest first (the default) or earliest first. A cursor holds for its own order.")
        @Schema(allowableValues = {"latest", "earliest"})
        @Nullable
        String order,

        @Nullable @Min(1) @Max(200) Integer limit,
        @Nullable String cursor) {

    int limitOrDefault() {
        return limit == null ? 50 : limit;
    }

    BookingOrder orderOrDefault() {
        try {
            return order == null ? BookingOrder.LATEST : BookingOrder.of(order);
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("order", String.valueOf(unknown.getMessage()));
        }
    }

    BookingFilter filter() {
        return new BookingFilter(
                from == null ? null : Times.storable(from.toInstant()),
                to == null ? null : Times.storable(to.toInstant()),
                words("status", status, BookingStatus::of),
                words("kind", kind, BookingKind::of),
                userId,
                resourceId);
    }

    private static <T> Set<T> words(String name, @Nullable List<String> given, Function<String, T> meaning) {
        if (given == null) {
            return Set.of();
        }
        try {
            return given.stream()
                    .flatMap(it -> Arrays.stream(it.split(",")))
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .map(meaning)
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(name, String.valueOf(e.getMessage()));
        }
    }
}
