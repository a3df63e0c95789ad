package dev.berth.agent.runtime.process;

import dev.berth.agent.reconcile.Claim;
import dev.berth.agent.reconcile.DesiredWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's record on the disk, what a container is to Docker: made before the process is started, removed after it
 * is gone. The process is known by its id and start time, since ids are given again.
 */
record Child(
        UUID node,
        DesiredWorkspace workspace,
        @Nullable Long pid,
        @Nullable Instant startedAt,
        @Nullable Integer port) {
    /** Start times come from the kernel in ticks and drift a little when the system's clock is set. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    static Child created(UUID node, DesiredWorkspace workspace) {
        return new Child(node, workspace, null, null, null);
    }

    Child started(ProcessHandle process, int at) {
        return new Child(
                node, workspace, process.pid(), process.info().startInstant().orElse(Instant.EPOCH), at);
    }

    /** Started by an agent that was killed before it could write down more than its wish. */
    boolean wasStarted() {
        return pid != null;
    }

    Claim claim() {
        return workspace.spec().claim();
    }

    Optional<ProcessHandle> process() {
        return Optional.ofNullable(pid).flatMap(ProcessHandle::of).filter(this::isTheSame);
    }

    private boolean isTheSame(ProcessHandle handle) {
        Instant expected = startedAt;
        return handle.isAlive()
                && expected != null
                && handle.info()
                        .startInstant()
                        .map(it -> Duration.between(it, expected).abs().compareTo(SAME_START) <= 0)
                        .orElse(false);
    }
}
