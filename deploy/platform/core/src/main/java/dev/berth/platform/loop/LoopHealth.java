package dev.berth.platform.loop;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Shows while the last round of a background loop failed; the details name the loop and the reason. */
final class LoopHealth implements HealthIndicator {
    private final SupervisedLoops loops;
    private final Status whileFailing;

    LoopHealth(SupervisedLoops loops, Status whileFailing) {
        this.loops = loops;
        this.whileFailing = whileFailing;
    }

    @Override
    public Health health() {
        Map<String, String> troubles = loops.troubles();
        return troubles.isEmpty()
                ? Health.up().build()
                : Health.status(whileFailing).withDetails(troubles).build();
    }
}
