package dev.berth.agent.health;

import dev.berth.agent.runtime.Engine;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Without its engine a node cannot do anything: down. */
@Component("runtime")
class RuntimeHealth implements HealthIndicator {
    private final Engine engine;

    RuntimeHealth(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Health health() {
        Health.Builder health = switch (engine.standing()) {
            case Engine.Standing.Ready it -> Health.up().withDetail("version", it.version());
            case Engine.Standing.Away it -> Health.down().withDetail("reason", it.why());
        };
        return health.withDetail("kind", engine.kind()).build();
    }
}
