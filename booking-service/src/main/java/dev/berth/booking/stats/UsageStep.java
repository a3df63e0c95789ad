package dev.berth.booking.stats;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** How long one point of a statistic is. Days and weeks begin when they do in the asked time zone. */
public enum UsageStep {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7));

    private final Duration about;

    UsageStep(Duration about) {
        this.about = about;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static UsageStep of(String wireName) {
        return Arrays.stream(values())
                .filter(it -> it.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be hour, day or week"));
    }

    /** How many points a period has, give or take one. */
    public long pointsIn(Duration period) {
        return period.dividedBy(about);
    }
}
