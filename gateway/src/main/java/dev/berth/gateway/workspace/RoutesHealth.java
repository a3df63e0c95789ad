package dev.berth.gateway.workspace;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Without Kafka at the start the gateway serves everything but workspaces. */
@Component("workspaceRoutesHealthIndicator")
class RoutesHealth implements HealthIndicator {
    private final WorkspaceRoutes routes;

    RoutesHealth(WorkspaceRoutes routes) {
        this.routes = routes;
    }

    @Override
    public Health health() {
        var health = routes.isComplete() ? Health.up() : Health.status(new Status("DEGRADED", "waiting for Kafka"));
        return health.withDetail("open", routes.open()).build();
    }
}
