package dev.berth.sync.ics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param every how often each calendar is read by itself
 * @param days how far ahead; as far as people book in Berth, and more
 * @param repetitions of one event that are taken at most
 * @param events that are taken at most of one calendar, repetitions counted
 * @param largest text of a calendar
 * @param largestOfPerson texts of all calendars of one person together
 * @param readWithin how long reading one calendar's text may take
 */
@Validated
@ConfigurationProperties("berth.sync.ics")
record IcsSettings(
        @NotNull @DefaultValue("30m") Duration every,
        @Min(1) @Max(1000) @DefaultValue("200") int days,
        @Min(1) @DefaultValue("5000") int repetitions,
        @Min(1) @DefaultValue("20000") int events,
        @NotNull @DefaultValue("5MB") DataSize largest,
        @NotNull @DefaultValue("20MB") DataSize largestOfPerson,
        @NotNull @DefaultValue("10s") Duration readWithin) {}
