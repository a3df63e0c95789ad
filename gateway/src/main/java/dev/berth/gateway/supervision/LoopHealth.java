package dev.berth.gateway.supervision;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Degraded while the last round of a background loop failed; the details name the loop and the reason. Not down: the gateway
 * serves with what it knows, also while Kafka is away.
 */
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
                : Health.status(new Status("DEGRADED", "a background loop failed"))
                        .withDetails(troubles)
                        .build();
    }
}
