package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds workspaces that wrote more than they may, where the storage driver does not keep them from it. */
final class DiskWatch {
    private static final long GIGABYTE = 1L << 30;

    private final DockerClients clients;
    private final UUID node;
    private final int mostGigabytes;
    private volatile Map<WorkspaceKey, String> excess = Map.of();
    private volatile Map<WorkspaceKey, Long> written = Map.of();

    DiskWatch(DockerClients clients, UUID node, int mostGigabytes) {
        this.clients = clients;
        this.node = node;
        this.mostGigabytes = mostGigabytes;
    }

    /** @return whether one more than before wrote too much */
    boolean look() {
        Map<WorkspaceKey, String> found = new HashMap<>();
        Map<WorkspaceKey, Long> sizes = new HashMap<>();
        for (Container it : running()) {
            long size = Optional.ofNullable(it.getSizeRw()).orElse(0L);
            Labels.key(it.getLabels()).ifPresent(key -> {
                sizes.put(key, size);
                if (size > mostGigabytes * GIGABYTE) {
                    found.put(key, "It wrote more than " + mostGigabytes + " GB to its disk");
                }
            });
        }
        written = Map.copyOf(sizes);
        boolean more = !excess.keySet().containsAll(found.keySet());
        excess = Map.copyOf(found);
        return more;
    }

    Optional<String> excess(WorkspaceKey key) {
        return Optional.ofNullable(excess.get(key));
    }

    /** What it had written at the last look. */
    @Nullable
    Long written(WorkspaceKey key) {
        return written.get(key);
    }

    private List<Container> running() {
        DockerClient docker = clients.calls();
        return docker.listContainersCmd()
                .withShowSize(true)
                .withLabelFilter(Map.of(Labels.NODE, node.toString()))
                .exec();
    }
}
