package dev.berth.agent.supervision;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while the last round of a background loop failed; the details name the loop and the reason. */
@Component("loops")
class LoopHealth implements HealthIndicator {
    private final SupervisedLoops loops;

    LoopHealth(SupervisedLoops loops) {
        this.loops = loops;
    }

    @Override
    public Health health() {
        Map<String, String> troubles = loops.troubles();
        return troubles.isEmpty()
                ? Health.up().build()
                : Health.down().withDetails(troubles).build();
    }
}
