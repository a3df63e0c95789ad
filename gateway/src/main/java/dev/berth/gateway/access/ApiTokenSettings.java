package dev.berth.gateway.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param keptFor how long a trade is used again: a revoked token works this long at most
 * @param refusedFor how long a refused token is not asked about again
 * @param most how many are kept at once
 */
@ConfigurationProperties("berth.gateway.api-tokens")
record ApiTokenSettings(Duration keptFor, Duration refusedFor, int most) {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    ApiTokenSettings {
        if (keptFor.compareTo(LONGEST) > 0 || refusedFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A trade is kept for 60 seconds at most");
        }
        if (most < 1) {
            throw new IllegalArgumentException("At least one trade is kept");
        }
    }
}
