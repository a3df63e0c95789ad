package dev.berth.agent.reconcile;

import java.time.Duration;

/** How long and how often the agent waits and tries. */
public record Patience(
        Duration pullAhead, Duration pullGiveUpAfter, Duration readyWithin, Duration orphanGrace, int mostFailures) {

    public static final Patience USUAL = new Patience(
            Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofMinutes(2), Duration.ofSeconds(60), 5);

    public Patience {
        if (mostFailures < 1) {
            throw new IllegalArgumentException("At least one failure must be allowed for");
        }
    }
}
