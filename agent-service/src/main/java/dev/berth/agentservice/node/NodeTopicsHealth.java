package dev.berth.agentservice.node;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down until all keys and wanted workspaces have been read: a snapshot with a gap would end running workspaces. */
@Component("topicsRead")
class NodeTopicsHealth implements HealthIndicator {
    private final NodeTopics topics;

    NodeTopicsHealth(NodeTopics topics) {
        this.topics = topics;
    }

    @Override
    public Health health() {
        return topics.isComplete()
                ? Health.up().build()
                : Health.down().withDetail("reason", "not read to the end yet").build();
    }
}
