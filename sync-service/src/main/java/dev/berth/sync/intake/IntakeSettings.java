package dev.berth.sync.intake;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are taken in.
 *
 * @param rememberFor how long the ids of processed events are kept; must outlast any second delivery
 * @param longestPause the longest pause between two attempts while the database is away
 * @param attempts how often a record is tried that fails for a reason nobody foresaw
 */
@Validated
@ConfigurationProperties("berth.intake")
record IntakeSettings(
        @NotNull @DefaultValue("14d") Duration rememberFor,
        @NotNull @DefaultValue("5s") Duration longestPause,
        @Min(1) @DefaultValue("5") int attempts) {}
