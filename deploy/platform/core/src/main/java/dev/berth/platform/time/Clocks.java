package dev.berth.platform.time;

import java.time.Clock;
import java.time.Duration;

/** The one place that reads the machine's clock. */
public final class Clocks {
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    private Clocks() {}

    /** Ticks in microseconds, as PostgreSQL does: what is read back equals what was written. */
    public static Clock microseconds() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
