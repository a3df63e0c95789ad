package dev.berth.booking.apitoken.web;

import dev.berth.booking.input.OneLine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** @param expiresInDays 90 when left out */
record TokenRequest(
        @NotNull @OneLine(max = 100) String name,
        @Nullable @Min(1) @Max(366) Integer expiresInDays) {
    private static final int USUAL_DAYS = 90;

    Duration life() {
        return Duration.ofDays(expiresInDays == null ? USUAL_DAYS : expiresInDays);
    }
}
