package dev.berth.gateway.workspace;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param maxBody largest upload into a workspace
 * @param answerTimeout until the first byte of an answer; no time-out after that
 */
@ConfigurationProperties("berth.gateway.workspace")
record WorkspaceSettings(DataSize maxBody, Duration answerTimeout) {
    WorkspaceSettings {
        if (!answerTimeout.isPositive()) {
            throw new IllegalArgumentException("berth.gateway.workspace.answer-timeout must be positive");
        }
    }
}
