package dev.berth.booking.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param longestPause the longest pause between two attempts while the database is away
 * @param attempts how often a record is tried that fails for a reason nobody foresaw
 */
@ConfigurationProperties("berth.intake")
record IntakeSettings(
        @DefaultValue("5s") Duration longestPause,
        @DefaultValue("5") int attempts) {

    IntakeSettings {
        if (attempts < 1 || !longestPause.isPositive()) {
            throw new IllegalArgumentException("berth.intake: attempts and longest-pause must be positive");
        }
    }
}
