package dev.berth.platform.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How records are taken in.
 *
 * @param rememberFor how long the ids of processed events are kept; must outlast any second delivery
 * @param longestPause the longest pause between two attempts while the database is away
 * @param attempts how often a record is tried that fails for a reason nobody foresaw
 */
@ConfigurationProperties("berth.inbox")
record InboxSettings(
        @DefaultValue("14d") Duration rememberFor,
        @DefaultValue("5s") Duration longestPause,
        @DefaultValue("5") int attempts) {

    InboxSettings {
        if (attempts < 1 || !longestPause.isPositive() || !rememberFor.isPositive()) {
            throw new IllegalArgumentException(
                    "berth.inbox: attempts, longest-pause and remember-for must be positive");
        }
    }
}
