package dev.berth.agent.loop;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.runtime.WorkspaceRuntime;
import dev.berth.agent.supervision.SupervisedLoop;
import dev.berth.agent.supervision.SupervisedLoops;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Kills what still runs a second after its end, without asking the engine: a call to it may hang for as long as it likes. On a
 * loop of its own, because the passes wait for such calls.
 */
final class EndGuard {
    private static final Duration AFTER_END = Duration.ofSeconds(1);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final WorkspaceRuntime runtime;
    private final List<DesiredSource> sources;
    private final NodeClock clock;
    private final SupervisedLoops loops;
    private volatile Optional<SupervisedLoop> loop = Optional.empty();

    EndGuard(WorkspaceRuntime runtime, List<DesiredSource> sources, NodeClock clock, SupervisedLoops loops) {
        this.runtime = runtime;
        this.sources = sources;
        this.clock = clock;
        this.loops = loops;
    }

    void start() {
        loop = Optional.of(loops.start("end-guard", LONGEST_PAUSE, () -> {
            killOverdue();
            Thread.sleep(EVERY);
        }));
    }

    void close() {
        loop.ifPresent(loops::close);
    }

    private void killOverdue() {
        Instant now = clock.instant();
        for (DesiredSource source : sources) {
            for (DesiredWorkspace it : source.desired()) {
                if (!now.isBefore(it.until().plus(AFTER_END))) {
                    runtime.kill(it.key());
                }
            }
        }
    }
}
