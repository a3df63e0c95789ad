package dev.berth.agent.health;

import dev.berth.agent.home.AgentHome;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while the agent's directory refuses a write, as on a full disk: workspaces end on time then, but none starts. */
@Component("home")
class HomeHealth implements HealthIndicator {
    private final AgentHome home;

    HomeHealth(AgentHome home) {
        this.home = home;
    }

    @Override
    public Health health() {
        return home.trouble()
                .map(why -> Health.down().withDetail("reason", why).build())
                .orElseGet(() -> Health.up().build());
    }
}
