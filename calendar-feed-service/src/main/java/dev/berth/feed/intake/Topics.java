package dev.berth.feed.intake;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The names of the topics that are read. */
@Validated
@ConfigurationProperties("berth.topics")
record Topics(
        @NotBlank String bookings,
        @NotBlank String resources,
        @NotBlank String externalBookings,
        @NotBlank String people) {}
