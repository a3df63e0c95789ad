package dev.berth.agent;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Everything that can be set.
 *
 * @param home where the agent keeps its key, its identity and what is wanted of it
 * @param operatorToken for the operator API; generated into {@code home} when empty
 * @param launcher {@code local} when the one-machine launcher started this agent
 */
@Validated
@ConfigurationProperties("berth.agent")
public record AgentSettings(
        @NotNull URI controlPlane,
        @NotNull Path home,
        String enrolmentToken,
        String operatorToken,
        @NotNull RuntimeKind runtime,
        String launcher,
        @NotNull URI dockerHost,
        @Valid @NotNull Node node) {

    public enum RuntimeKind {
        DOCKER,
        PROCESS
    }

    /**
     * @param address where the published ports are bound, and where the gateway finds them
     * @param cores overrides what is detected; 0 detects
     * @param memoryGb overrides what is detected; 0 detects
     */
    public record Node(
            String name,
            String site,
            List<String> tags,
            @NotBlank String address,
            @Min(0) int cores,
            @Min(0) int memoryGb) {}
}
