package dev.berth.gateway.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param head until the head of a request has come, from its first byte
 * @param body until the body of a call has come, from its head; uploads into workspaces are not calls
 * @param answer until the answer to a call begins, from its head
 * @param stalled how long a caller may read nothing of an answer that waits for it
 */
@ConfigurationProperties("berth.gateway.deadlines")
record ConnectionSettings(Duration head, Duration body, Duration answer, Duration stalled) {
    ConnectionSettings {
        if (!head.isPositive() || !body.isPositive() || !answer.isPositive() || !stalled.isPositive()) {
            throw new IllegalArgumentException("berth.gateway.deadlines must be positive");
        }
    }
}
