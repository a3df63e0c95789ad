package dev.berth.agent.operator.web;

import dev.berth.agent.loop.Situation;
import dev.berth.agent.loop.WorkspaceStatus;
import dev.berth.agent.reconcile.Address;
import dev.berth.agent.reconcile.ContainerSeen;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One wanted workspace, one container, or both. */
record ContainerResponse(
        String name,
        String container,
        boolean wanted,
        @Nullable String state,
        @Nullable Instant since,
        @Nullable String reason,
        @Nullable String condition,
        @Nullable Integer cores,
        @Nullable Integer memoryGb,
        @Nullable Address address) {

    static List<ContainerResponse> all(Situation situation) {
        Map<WorkspaceKey, WorkspaceStatus> wanted =
                situation.workspaces().stream().collect(Collectors.toMap(WorkspaceStatus::key, Function.identity()));
        var keys = new TreeSet<>(wanted.keySet());
        keys.addAll(situation.containers().keySet());
        return keys.stream()
                .map(it -> of(it, wanted.get(it), situation.containers().get(it)))
                .toList();
    }

    private static ContainerResponse of(
            WorkspaceKey key, @Nullable WorkspaceStatus status, @Nullable ContainerSeen seen) {
        return new ContainerResponse(
                key.value(),
                key.containerName(),
                status != null,
                status == null ? null : lower(status.state()),
                status == null ? null : status.since(),
                status == null ? null : status.reason(),
                seen == null ? null : lower(seen.condition()),
                seen == null ? null : seen.claim().cores(),
                seen == null ? null : seen.claim().memoryGb(),
                seen == null ? null : seen.address());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
