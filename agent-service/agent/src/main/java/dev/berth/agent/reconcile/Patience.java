package dev.berth.agent.reconcile;

import java.time.Duration;

/**
 * How long and how often the agent waits and tries.
 *
 * @param prepareAhead how long before its start an image is pulled and a container is made
 * @param endNotice how long before its end a workspace is asked to end, so that it is gone at its end
 */
public record Patience(
        Duration prepareAhead,
        Duration pullGiveUpAfter,
        Duration readyWithin,
        Duration orphanGrace,
        Duration endNotice,
        int mostFailures) {

    public static final Patience USUAL = new Patience(
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            5);

    public Patience {
        if (mostFailures < 1) {
            throw new IllegalArgumentException("At least one failure must be allowed for");
        }
    }
}
