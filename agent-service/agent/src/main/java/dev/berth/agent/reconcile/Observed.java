package dev.berth.agent.reconcile;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is there: containers of ours, images, what is remembered, and the steps that are being done right now. */
public record Observed(
        Map<WorkspaceKey, ContainerSeen> containers,
        Set<String> images,
        Map<WorkspaceKey, Progress> progress,
        Map<WorkspaceKey, Step> underWay) {

    @Nullable
    ContainerSeen container(WorkspaceKey key) {
        return containers.get(key);
    }

    boolean isBusy(WorkspaceKey key) {
        return underWay.containsKey(key);
    }
}
