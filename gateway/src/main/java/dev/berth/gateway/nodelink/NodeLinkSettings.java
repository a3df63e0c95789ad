package dev.berth.gateway.nodelink;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param answerTimeout how long agent-service may take to answer a handshake
 * @param idle an end of a link that sends nothing for so long is left; both ends send something every 15 seconds
 */
@ConfigurationProperties("berth.gateway.node-link")
record NodeLinkSettings(Duration answerTimeout, Duration idle) {
    NodeLinkSettings {
        if (!answerTimeout.isPositive() || !idle.isPositive()) {
            throw new IllegalArgumentException("berth.gateway.node-link times must be positive");
        }
    }
}
