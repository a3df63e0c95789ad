package dev.berth.agent.watch;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.hardware.GpuLoad;
import dev.berth.agent.reconcile.ContainerSeen;
import dev.berth.agent.reconcile.ContainerSeen.Condition;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.runtime.WorkspaceRuntime;
import dev.berth.agent.supervision.SupervisedLoop;
import dev.berth.agent.supervision.SupervisedLoops;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks every ten seconds at what each running workspace uses, and keeps the last hour in memory: some 50 KB for each. */
public final class UsageHistory implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** The engine needs a second or two for each. */
    private static final int AT_ONCE = 8;

    private final Supplier<Optional<WorkspaceRuntime>> runtime;
    private final Supplier<Collection<ContainerSeen>> containers;
    private final NodeClock clock;
    private final SupervisedLoops loops;
    private final Map<WorkspaceKey, UsageSeries> series = new ConcurrentHashMap<>();
    private @Nullable SupervisedLoop loop;

    public UsageHistory(
            Supplier<Optional<WorkspaceRuntime>> runtime,
            Supplier<Collection<ContainerSeen>> containers,
            NodeClock clock,
            SupervisedLoops loops) {
        this.runtime = runtime;
        this.containers = containers;
        this.clock = clock;
        this.loops = loops;
    }

    public void start() {
        loop = loops.start("usage", LONGEST_PAUSE, () -> {
            look();
            Thread.sleep(EVERY);
        });
    }

    /** Empty when the workspace does not run here. */
    Optional<UsageSeries> of(WorkspaceKey workspace) {
        return Optional.ofNullable(series.get(workspace));
    }

    private void look() {
        List<ContainerSeen> running = containers.get().stream()
                .filter(it -> it.condition() == Condition.RUNNING)
                .toList();
        series.keySet().retainAll(running.stream().map(ContainerSeen::key).collect(Collectors.toSet()));
        List<String> cards =
                running.stream().flatMap(it -> it.claim().gpuUuids().stream()).toList();
        List<GpuLoad> loads = cards.isEmpty() ? List.of() : GpuLoad.of(cards);
        runtime.get().ifPresent(it -> {
            var places = new Semaphore(AT_ONCE);
            try (var looks = Executors.newVirtualThreadPerTaskExecutor()) {
                running.forEach(one -> looks.submit(() -> look(it, one, loads, places)));
            }
        });
    }

    private void look(WorkspaceRuntime runtime, ContainerSeen workspace, List<GpuLoad> loads, Semaphore places) {
        places.acquireUninterruptibly();
        try {
            UsageSeries moments = series.computeIfAbsent(workspace.key(), key -> new UsageSeries());
            List<GpuLoad> own = loads.stream()
                    .filter(it -> workspace.claim().gpuUuids().contains(it.uuid()))
                    .toList();
            runtime.consumption(workspace.key()).ifPresent(it -> moments.add(clock.instant(), it, own));
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        if (loop != null) {
            loops.close(loop);
        }
    }
}
