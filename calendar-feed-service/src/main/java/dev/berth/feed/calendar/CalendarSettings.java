package dev.berth.feed.calendar;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long calendars show what is no more.
 *
 * @param keepPast what is over, from its end
 * @param keepCancelled what was called off, from then; apps that ask seldom must still learn of it
 */
@Validated
@ConfigurationProperties("berth.calendars")
record CalendarSettings(
        @NotNull @DefaultValue("400d") Duration keepPast,
        @NotNull @DefaultValue("30d") Duration keepCancelled) {}
