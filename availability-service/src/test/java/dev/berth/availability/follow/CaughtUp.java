package dev.berth.availability.follow;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;

/** For tests of what follows from the topics. */
public final class CaughtUp {
    private CaughtUp() {}

    public static Progress progress() {
        var progress = new Progress(new SimpleMeterRegistry());
        progress.knowsEverythingUntil(Instant.now());
        return progress;
    }
}
