package dev.berth.gateway.people;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Until the topic has been read the gateway may accept a token that was revoked: it is alive, but not ready. */
@Component("peopleHealthIndicator")
class PeopleHealth implements HealthIndicator {
    private final People people;

    PeopleHealth(People people) {
        this.people = people;
    }

    @Override
    public Health health() {
        var health = people.isComplete() ? Health.up() : Health.status(new Status("DEGRADED", "waiting for Kafka"));
        return health.withDetail("known", people.count()).build();
    }
}
