package dev.berth.agent.reconcile;

import dev.berth.agent.reconcile.ContainerSeen.Condition;
import dev.berth.agent.reconcile.ContainerSeen.Exit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Workspaces, containers and moments to tell stories with. */
final class Fixtures {
    static final Instant NINE = Instant.parse("2026-12-01T09:00:00Z");
    static final Instant TEN = NINE.plus(Duration.ofHours(1));
    static final String IMAGE = "berth/try-out:1";
    static final Patience PATIENCE = Patience.USUAL;
    static final Claim CAPACITY = new Claim(8, 32, List.of("GPU-1", "GPU-2"));
    static final NodeView NODE = new NodeView(CAPACITY, PATIENCE, true);
    static final NodeView STILL_READING = new NodeView(CAPACITY, PATIENCE, false);
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(7));

    private Fixtures() {}

    static WorkspaceKey anyKey() {
        return WorkspaceKey.of(UUID.randomUUID());
    }

    static DesiredWorkspace fromNineToTen(WorkspaceKey key) {
        return new DesiredWorkspace(key, 1, NINE, TEN, spec(2, 4));
    }

    static WorkspaceSpec spec(int cores, int memoryGb, String... gpus) {
        return new WorkspaceSpec(
                "Any",
                IMAGE,
                List.of(),
                List.of(8080),
                Map.of(),
                cores,
                memoryGb,
                List.of(gpus),
                Egress.INTERNET,
                List.of(),
                false);
    }

    static ContainerSeen container(DesiredWorkspace of, Condition condition) {
        return new ContainerSeen(
                of.key(),
                "id-" + of.key().value(),
                condition,
                of.spec().claim(),
                of.generation(),
                condition == Condition.EXITED ? new Exit(1, false, NINE.plusSeconds(3)) : null,
                condition == Condition.CREATED ? null : NINE,
                condition == Condition.RUNNING ? new Address("10.0.0.1", 32768) : null,
                false,
                null);
    }

    static ContainerSeen answering(DesiredWorkspace of) {
        return container(of, Condition.RUNNING).answeringNow();
    }

    static Observed nothing() {
        return new Observed(Map.of(), Set.of(), Map.of(), Map.of());
    }

    static Observed withImage(Observed it) {
        return new Observed(it.containers(), Set.of(IMAGE), it.progress(), it.underWay());
    }

    static Observed with(Observed it, @Nullable ContainerSeen container) {
        if (container == null) {
            return it;
        }
        Map<WorkspaceKey, ContainerSeen> containers = new HashMap<>(it.containers());
        containers.put(container.key(), container);
        return new Observed(containers, it.images(), it.progress(), it.underWay());
    }

    static Observed remembering(Observed it, WorkspaceKey key, Progress progress) {
        Map<WorkspaceKey, Progress> all = new HashMap<>(it.progress());
        all.put(key, progress);
        return new Observed(it.containers(), it.images(), all, it.underWay());
    }

    static Observed busyWith(Observed it, Step step) {
        return new Observed(it.containers(), it.images(), it.progress(), Map.of(step.key(), step));
    }

    static Progress in(WorkspaceState state) {
        return new Progress(state, NINE, null, 0, Instant.EPOCH, null, null);
    }
}
