package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ExposedPort;
import dev.berth.agent.reconcile.Address;
import dev.berth.agent.reconcile.ContainerSeen;
import dev.berth.agent.reconcile.ContainerSeen.Condition;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the engine's description of a container as the reconciler understands it. */
final class DockerSight {
    private final UUID node;
    private final String nodeAddress;

    DockerSight(UUID node, String nodeAddress) {
        this.node = node;
        this.nodeAddress = nodeAddress;
    }

    Optional<WorkspaceKey> ours(InspectContainerResponse container) {
        return Labels.ours(container.getConfig().getLabels(), name(container), node);
    }

    /** @param ahead how far the agent's clock is ahead of the engine's, which writes the times */
    ContainerSeen read(WorkspaceKey key, InspectContainerResponse container, Duration ahead) {
        Map<String, String> labels =
                Optional.ofNullable(container.getConfig().getLabels()).orElse(Map.of());
        var state = container.getState();
        Condition condition = condition(String.valueOf(state.getStatus()));
        Instant startedAt = instant(state.getStartedAt(), ahead);
        return new ContainerSeen(
                key,
                container.getId(),
                condition,
                Labels.claim(labels),
                Labels.generation(labels),
                condition == Condition.EXITED ? exit(state, ahead) : null,
                startedAt,
                condition == Condition.RUNNING ? address(container, Labels.port(labels)) : null,
                false,
                null);
    }

    static Optional<MainProcess> mainProcess(InspectContainerResponse container) {
        return Optional.ofNullable(container.getState().getPidLong())
                .filter(it -> it > 0)
                .map(it -> new MainProcess(container.getId(), it));
    }

    /** This run of this container: the same text until it is started again. */
    static String run(InspectContainerResponse container) {
        return container.getId() + "@" + container.getState().getStartedAt();
    }

    private static String name(InspectContainerResponse container) {
        String name = String.valueOf(container.getName());
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static Condition condition(String status) {
        return switch (status) {
            case "created" -> Condition.CREATED;
            case "running", "paused", "restarting" -> Condition.RUNNING;
            case "removing" -> Condition.REMOVING;
            default -> Condition.EXITED;
        };
    }

    private static ContainerSeen.Exit exit(InspectContainerResponse.ContainerState state, Duration ahead) {
        long code = Optional.ofNullable(state.getExitCodeLong()).orElse(-1L);
        Instant at = Optional.ofNullable(instant(state.getFinishedAt(), ahead)).orElse(Instant.EPOCH);
        return new ContainerSeen.Exit((int) code, Boolean.TRUE.equals(state.getOOMKilled()), at);
    }

    /** Whether its port is reached through Docker's own proxy. */
    boolean isPublished(InspectContainerResponse container) {
        int port = Labels.port(
                Optional.ofNullable(container.getConfig().getLabels()).orElse(Map.of()));
        return publishedPort(container, port).isPresent();
    }

    private @Nullable Address address(InspectContainerResponse container, int port) {
        if (port < 1) {
            return null;
        }
        return publishedPort(container, port)
                .map(it -> new Address(nodeAddress, it))
                .or(() -> ownAddress(container).map(it -> new Address(it, port)))
                .orElse(null);
    }

    private static Optional<Integer> publishedPort(InspectContainerResponse container, int port) {
        return Optional.ofNullable(container.getNetworkSettings().getPorts())
                .flatMap(it -> Optional.ofNullable(it.getBindings().get(ExposedPort.tcp(port))))
                .filter(it -> it.length > 0)
                .map(it -> Integer.parseInt(it[0].getHostPortSpec()));
    }

    /** In the network of its own. */
    private static Optional<String> ownAddress(InspectContainerResponse container) {
        return Optional.ofNullable(container.getNetworkSettings().getNetworks())
                .flatMap(it ->
                        Optional.ofNullable(it.get(container.getHostConfig().getNetworkMode())))
                .flatMap(it -> Optional.ofNullable(it.getIpAddress()))
                .filter(it -> !it.isEmpty());
    }

    private static @Nullable Instant instant(@Nullable String text, Duration ahead) {
        try {
            // The engine writes year 1 for "never".
            return text == null || text.startsWith("0001")
                    ? null
                    : Instant.parse(text).plus(ahead);
        } catch (DateTimeParseException unknown) {
            return null;
        }
    }
}
