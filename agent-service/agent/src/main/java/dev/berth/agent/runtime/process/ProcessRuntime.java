package dev.berth.agent.runtime.process;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.reconcile.Address;
import dev.berth.agent.reconcile.ContainerSeen;
import dev.berth.agent.reconcile.ContainerSeen.Condition;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.Step;
import dev.berth.agent.reconcile.StepOutcome;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.runtime.Answering;
import dev.berth.agent.runtime.Consumption;
import dev.berth.agent.runtime.LogListener;
import dev.berth.agent.runtime.Sight;
import dev.berth.agent.runtime.WorkspaceRuntime;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node's child processes, each behind its record. */
final class ProcessRuntime implements WorkspaceRuntime {
    private static final Logger log = LoggerFactory.getLogger(ProcessRuntime.class);
    private static final StepOutcome DONE = new StepOutcome.Done();
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(10);
    private static final int EXIT_UNKNOWN = -1;

    private final Children children;
    private final UUID node;
    private final PageProcess pages;
    private final String address;
    private final NodeClock clock;
    private final Answering answering = new Answering();
    private final Set<WorkspaceKey> watched = ConcurrentHashMap.newKeySet();
    private volatile Runnable onChange = () -> {};

    ProcessRuntime(Children children, UUID node, Path classes, String address, NodeClock clock) {
        this.children = children;
        this.node = node;
        this.pages = new PageProcess(node, classes, address);
        this.address = address;
        this.clock = clock;
    }

    @Override
    public Sight look(Set<String> imagesAskedFor) {
        Map<WorkspaceKey, ContainerSeen> seen = children.all().stream()
                .map(this::seen)
                .collect(Collectors.toUnmodifiableMap(ContainerSeen::key, Function.identity()));
        return new Sight.Seen(seen, imagesAskedFor);
    }

    @Override
    public StepOutcome apply(Step step) {
        try {
            return switch (step) {
                case Step.Pull it -> DONE; // the page stands in for every image
                case Step.Create it -> create(it.workspace());
                case Step.Start it -> start(it.key());
                case Step.Stop it -> stop(it.key(), it.grace());
                case Step.Remove it -> remove(it.key());
            };
        } catch (UncheckedIOException | IOException failure) {
            return new StepOutcome.TryAgain(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public void watch(Runnable changed) {
        onChange = changed;
    }

    @Override
    public Closeable followLogs(WorkspaceKey workspace, int tail, LogListener listener) throws IOException {
        if (children.get(workspace).isEmpty()) {
            throw new IOException("there is no such process");
        }
        return new ProcessLog(children.log(workspace), tail, listener);
    }

    @Override
    public Optional<Consumption> consumption(WorkspaceKey workspace) {
        return children.get(workspace)
                .flatMap(Child::process)
                .flatMap(it -> it.info()
                        .totalCpuDuration()
                        .map(cpu -> new Consumption(cpu, ResidentMemory.of(it.pid()), null)));
    }

    @Override
    public void renew(Collection<DesiredWorkspace> desired) {
        var wanted = desired.stream().collect(Collectors.toMap(DesiredWorkspace::key, Function.identity()));
        for (Child child : children.all()) {
            WorkspaceKey key = child.workspace().key();
            DesiredWorkspace now = wanted.getOrDefault(key, child.workspace());
            renew(key, now.until());
        }
    }

    /** A lease that cannot be written ends its process by itself in a while: late is worse than early. */
    private void renew(WorkspaceKey key, Instant until) {
        try {
            children.renew(key, onSystemClock(until));
        } catch (UncheckedIOException full) {
            log.warn("The lease of {} is not renewed: {}", key.value(), full.getMessage());
        }
    }

    /**
     * Unlike containers, processes leave with an agent that leaves in order, as nobody else would end them at once; they
     * are started again by the next one. After a crash they wait for it as long as their lease says.
     */
    @Override
    public void close() {
        for (Child child : children.all()) {
            child.process().ifPresent(it -> end(it, LONGEST_GRACE));
            children.save(Child.created(node, child.workspace()));
        }
    }

    private StepOutcome create(DesiredWorkspace workspace) {
        if (children.get(workspace.key()).isEmpty()) {
            children.save(Child.created(node, workspace));
        }
        return DONE;
    }

    private StepOutcome start(WorkspaceKey key) throws IOException {
        Child child = children.get(key).orElse(null);
        if (child == null || child.process().isPresent()) {
            return DONE;
        }
        Optional<PageProcess.Found> lost = pages.find(child.workspace());
        if (lost.isPresent()) {
            children.save(child.started(lost.get().process(), lost.get().port()));
            return DONE;
        }
        int port = pages.freePort();
        children.renew(key, onSystemClock(child.workspace().until()));
        ProcessHandle process = pages.start(child.workspace(), port, children.lease(key), children.log(key));
        children.save(child.started(process, port));
        return DONE;
    }

    private StepOutcome stop(WorkspaceKey key, Duration grace) {
        children.get(key).ifPresent(child -> {
            child.process().ifPresent(it -> end(it, grace));
            pages.find(child.workspace()).ifPresent(it -> end(it.process(), grace));
        });
        return DONE;
    }

    private StepOutcome remove(WorkspaceKey key) {
        stop(key, LONGEST_GRACE);
        children.remove(key);
        return DONE;
    }

    private ContainerSeen seen(Child child) {
        WorkspaceKey key = child.workspace().key();
        Optional<ProcessHandle> process = child.process();
        process.ifPresent(it -> tellWhenItEnds(key, it));
        Integer port = child.port();
        Address at = process.isPresent() && port != null ? new Address(address, port) : null;
        boolean gone = child.wasStarted() && process.isEmpty();
        return new ContainerSeen(
                key,
                key.containerName(),
                gone ? Condition.EXITED : process.isPresent() ? Condition.RUNNING : Condition.CREATED,
                child.claim(),
                child.workspace().generation(),
                gone ? new ContainerSeen.Exit(EXIT_UNKNOWN, false, clock.instant()) : null,
                onOwnClock(child.startedAt()),
                at,
                at != null && answering.answers(key.value() + "@" + child.pid(), at, false),
                null);
    }

    private void tellWhenItEnds(WorkspaceKey key, ProcessHandle process) {
        if (watched.add(key)) {
            process.onExit().thenRun(() -> {
                watched.remove(key);
                onChange.run();
            });
        }
    }

    private static void end(ProcessHandle process, Duration grace) {
        process.destroy();
        try {
            process.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stubborn) {
            process.destroyForcibly();
        } catch (ExecutionException gone) {
            // It cannot be waited for: the next look tells whether it is still there.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Instant onOwnClock(@Nullable Instant system) {
        return system == null ? null : system.plus(clock.aheadOfSystem());
    }

    /** The child has only the system's clock to look at. */
    private String onSystemClock(Instant until) {
        Duration ahead = clock.aheadOfSystem();
        return until.minus(ahead).toString();
    }
}
