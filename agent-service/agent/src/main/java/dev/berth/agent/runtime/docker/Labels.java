package dev.berth.agent.runtime.docker;

import dev.berth.agent.reconcile.Claim;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What marks a container as one of ours. */
final class Labels {
    static final String BOOKING = "berth.booking";
    static final String NODE = "berth.node";
    private static final String GENERATION = "berth.generation";
    private static final String PORT = "berth.port";
    private static final String CORES = "berth.cores";
    private static final String MEMORY = "berth.memory-gb";
    private static final String GPUS = "berth.gpus";

    private Labels() {}

    static Map<String, String> of(DesiredWorkspace workspace, UUID node) {
        return Map.of(
                BOOKING, workspace.key().value(),
                NODE, node.toString(),
                GENERATION, String.valueOf(workspace.generation()),
                PORT,
                        workspace.spec().hasPort()
                                ? String.valueOf(workspace.spec().port())
                                : "",
                CORES, String.valueOf(workspace.spec().cores()),
                MEMORY, String.valueOf(workspace.spec().memoryGb()),
                GPUS, String.join(",", workspace.spec().gpuUuids()));
    }

    /** Ours by all three: this node's label, the workspace's label, and the name that follows from it. */
    static Optional<WorkspaceKey> ours(@Nullable Map<String, String> labels, String containerName, UUID node) {
        if (labels == null || !node.toString().equals(labels.get(NODE))) {
            return Optional.empty();
        }
        String booking = labels.getOrDefault(BOOKING, "");
        return containerName.equals(WorkspaceKey.CONTAINER_PREFIX + booking)
                ? Optional.of(new WorkspaceKey(booking))
                : Optional.empty();
    }

    /** The workspace that a container of this node belongs to. */
    static Optional<WorkspaceKey> key(@Nullable Map<String, String> labels) {
        return Optional.ofNullable(labels).map(it -> it.get(BOOKING)).map(WorkspaceKey::new);
    }

    static Claim claim(Map<String, String> labels) {
        List<String> gpus = Stream.of(labels.getOrDefault(GPUS, "").split(","))
                .filter(it -> !it.isBlank())
                .toList();
        return new Claim(number(labels, CORES), number(labels, MEMORY), gpus);
    }

    static long generation(Map<String, String> labels) {
        return number(labels, GENERATION);
    }

    static int port(Map<String, String> labels) {
        return number(labels, PORT);
    }

    private static int number(Map<String, String> labels, String name) {
        try {
            return Integer.parseInt(labels.getOrDefault(name, "0"));
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }
}
