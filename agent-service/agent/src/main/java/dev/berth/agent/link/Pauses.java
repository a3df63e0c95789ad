package dev.berth.agent.link;

import dev.berth.agent.reconcile.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** How long to wait before the next connection, so that neither one node nor all of them at once press the control plane. */
final class Pauses {
    private static final int LONGEST_SPREAD_SECONDS = 300;
    private static final int JITTER_MILLIS = 1_000;

    private final RandomGenerator random;
    private final Backoff backoff;
    private int failures;
    private int spreadSeconds;

    Pauses() {
        this(new Random());
    }

    Pauses(RandomGenerator random) {
        this.random = random;
        this.backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), random);
    }

    /** Over how many seconds nodes come back after a link that broke, as the service said. */
    void spread(int seconds) {
        spreadSeconds = Math.clamp(seconds, 0, LONGEST_SPREAD_SECONDS);
    }

    /** @param linked whether it ever got as far as a welcome */
    Duration after(LinkEnd end, boolean linked, Optional<ServiceMessage.Bye> bye) {
        if (bye.isPresent()) {
            failures = 0;
            int seconds = Math.clamp(bye.get().retryAfterSeconds(), 0, LONGEST_SPREAD_SECONDS);
            return Duration.ofSeconds(seconds).plusMillis(random.nextInt(JITTER_MILLIS));
        }
        if (linked && !end.isRefusal()) {
            failures = 0;
            return backoff.after(1).plusMillis(random.nextLong(spreadSeconds * 1_000L + 1));
        }
        failures++;
        return backoff.after(failures);
    }
}
