package dev.berth.agent.loop;

import dev.berth.agent.reconcile.ContainerSeen;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.Progress;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcome of the last look, for those who report it. */
public record Situation(
        List<WorkspaceStatus> workspaces,
        Map<WorkspaceKey, ContainerSeen> containers,
        @Nullable Instant lookedAt,
        @Nullable String trouble) {

    static final Situation UNKNOWN = new Situation(List.of(), Map.of(), null, null);

    static Situation of(
            Collection<DesiredWorkspace> desired,
            Map<WorkspaceKey, ContainerSeen> containers,
            Map<WorkspaceKey, Progress> progress,
            Instant now) {
        List<WorkspaceStatus> statuses = desired.stream()
                .map(it -> status(it, containers.get(it.key()), progress.getOrDefault(it.key(), Progress.fresh(now))))
                .sorted(Comparator.comparing(WorkspaceStatus::key))
                .toList();
        return new Situation(statuses, containers, now, null);
    }

    Situation withTrouble(String why) {
        return new Situation(workspaces, containers, lookedAt, why);
    }

    private static WorkspaceStatus status(
            DesiredWorkspace wanted, @Nullable ContainerSeen container, Progress progress) {
        return new WorkspaceStatus(
                wanted.key(),
                wanted.generation(),
                progress.state(),
                progress.since(),
                progress.reason(),
                container != null && container.answering() ? container.address() : null);
    }
}
