package dev.berth.booking.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The service's clock: the real time, until a test moves it. After each test it shows the real time again. */
public class TestClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    /** Null while it runs. */
    private volatile @Nullable Instant stopped;

    public void advance(Duration by) {
        ahead = ahead.plus(by);
        stopped = stopped == null ? null : stopped.plus(by);
    }

    /** It shows this, and nothing else until it is moved. */
    public void stopAt(Instant instant) {
        stopped = instant;
    }

    public void set(Instant instant) {
        ahead = Duration.between(Instant.now(), instant);
    }

    void reset() {
        stopped = null;
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        Instant still = stopped;
        return still != null ? still : Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Berth thinks in UTC");
    }
}
