package dev.berth.platform.people;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Until the topic has been read, a token that was ended may be accepted: the service is alive, but not ready. */
final class PeopleHealth implements HealthIndicator {
    private final People people;

    PeopleHealth(People people) {
        this.people = people;
    }

    @Override
    public Health health() {
        Health.Builder health =
                people.isComplete() ? Health.up() : Health.status(new Status("DEGRADED", "waiting for Kafka"));
        return health.withDetail("known", people.count()).build();
    }
}
