package dev.berth.availability.follow;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether Kafka answered the follower's last question. */
@Component
class KafkaHealthIndicator implements HealthIndicator {
    private final Progress progress;

    KafkaHealthIndicator(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Health health() {
        return progress.connected()
                ? Health.up().build()
                : Health.down().withDetail("reason", progress.trouble()).build();
    }
}
