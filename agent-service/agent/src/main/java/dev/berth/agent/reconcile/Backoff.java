package dev.berth.agent.reconcile;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Doubling pauses with jitter: between half and all of the step, so that nodes do not try in unison. */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 20;

    public Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        long pause = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(pause / 2 + random.nextLong(pause / 2 + 1));
    }
}
