package dev.berth.agent.loop;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.reconcile.Backoff;
import dev.berth.agent.reconcile.Claim;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.Life;
import dev.berth.agent.reconcile.NextLook;
import dev.berth.agent.reconcile.NodeView;
import dev.berth.agent.reconcile.Observed;
import dev.berth.agent.reconcile.Patience;
import dev.berth.agent.reconcile.Progress;
import dev.berth.agent.reconcile.Reconciliation;
import dev.berth.agent.reconcile.Step;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.runtime.Sight;
import dev.berth.agent.runtime.WorkspaceRuntime;
import dev.berth.agent.supervision.SupervisedLoop;
import dev.berth.agent.supervision.SupervisedLoops;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass after another, on one thread: take in what ended, look, move states forward, begin what ends a workspace,
 * write down, begin the other steps, wait for news or for the next thing that is due by the clock.
 */
final class Passes {
    private static final Logger log = LoggerFactory.getLogger(Passes.class);
    /** Looked at this often whatever events say: they can stop without a word. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private static final Duration RENEW_EVERY = Duration.ofSeconds(10);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(2);
    private static final Duration WHILE_UNWRITTEN = Duration.ofSeconds(2);
    /** After a start the control plane may know of a later end: it is heard first, but not waited for long. */
    private static final Duration HEAR_FIRST = Duration.ofSeconds(5);

    private final WorkspaceRuntime runtime;
    private final List<DesiredSource> sources;
    private final Claim capacity;
    private final ProgressFile file;
    private final NodeClock clock;
    private final Patience patience;
    private final Runnable whenChanged;
    private final Wakeup wakeup = new Wakeup();
    private final StepRunner runner;
    private final EndGuard endGuard;
    private final Queue<WorkspaceKey> endedByHand = new ConcurrentLinkedQueue<>();
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random());
    private final SupervisedLoops loops;

    private @Nullable SupervisedLoop loop;
    private boolean begun;
    private boolean unwritten;
    private Map<WorkspaceKey, Progress> progress = Map.of();
    private long renewedNanos;
    private volatile Situation situation = Situation.UNKNOWN;

    Passes(
            WorkspaceRuntime runtime,
            List<DesiredSource> sources,
            Claim capacity,
            ProgressFile file,
            NodeClock clock,
            Patience patience,
            SupervisedLoops loops,
            Runnable whenChanged) {
        this.loops = loops;
        this.runtime = runtime;
        this.sources = sources;
        this.capacity = capacity;
        this.file = file;
        this.clock = clock;
        this.patience = patience;
        this.whenChanged = whenChanged;
        this.runner = new StepRunner(runtime, this::wake);
        this.endGuard = new EndGuard(runtime, sources, clock, loops);
    }

    void start() {
        loop = loops.start("reconcile", WHILE_AWAY, this::round);
        endGuard.start();
    }

    void wake() {
        wakeup.signal();
    }

    void endByHand(WorkspaceKey key) {
        endedByHand.add(key);
        wake();
    }

    WorkspaceRuntime runtime() {
        return runtime;
    }

    Situation situation() {
        return situation;
    }

    void close() {
        if (loop != null) {
            loops.close(loop);
        }
        endGuard.close();
        runtime.close();
    }

    private void round() throws InterruptedException {
        if (!begun) {
            progress = remembered();
            hearFirst();
            runtime.watch(this::wake);
            begun = true;
        }
        wakeup.await(pass());
    }

    /** Without its memory the agent takes each state from what the engine shows. */
    private Map<WorkspaceKey, Progress> remembered() {
        try {
            return file.load();
        } catch (UncheckedIOException unreadable) {
            log.error("What is remembered of the workspaces cannot be read; their states are taken anew", unreadable);
            return Map.of();
        }
    }

    private void hearFirst() throws InterruptedException {
        long began = clock.nanos();
        while (!allComplete() && clock.nanos() - began < HEAR_FIRST.toNanos()) {
            wakeup.await(Duration.ofMillis(200));
        }
    }

    private Duration pass() {
        takeFinished();
        boolean complete = allComplete();
        List<DesiredWorkspace> desired =
                sources.stream().flatMap(it -> it.desired().stream()).toList();
        Sight sight = runtime.look(imagesThatMatter(desired, clock.instant()));
        return switch (sight) {
            case Sight.Away away -> {
                publish(situation.withTrouble(away.why()));
                yield WHILE_AWAY;
            }
            case Sight.Seen seen -> decide(desired, seen, new NodeView(capacity, patience, complete));
        };
    }

    private Duration decide(List<DesiredWorkspace> desired, Sight.Seen seen, NodeView node) {
        Instant now = clock.instant();
        progress = Life.advance(desired, observed(seen), now, node);
        Observed observed = observed(seen);
        List<Step> steps = Reconciliation.diff(desired, observed, now, node);
        // An end is kept whether or not it can be written down; a full disk keeps no container running.
        steps.stream().filter(Step::makesRoom).forEach(runner::begin);
        boolean written = writeDown();
        publish(Situation.of(desired, seen.containers(), progress, now));
        if (written) {
            // A workspace that a restarted agent would not know is never started: nobody would keep its end.
            steps.stream().filter(it -> !it.makesRoom()).forEach(runner::begin);
        }
        renew(desired);
        Instant next = NextLook.at(desired, observed, now, node, written ? LONGEST_WAIT : WHILE_UNWRITTEN);
        return Duration.between(clock.instant(), next);
    }

    /** Writes down what is wanted and how far it has come. */
    private boolean writeDown() {
        boolean wanted = sources.stream().allMatch(DesiredSource::isWrittenDown);
        boolean remembered = remember();
        boolean written = wanted && remembered;
        if (unwritten == written) {
            log.warn(
                    written
                            ? "The agent's directory can be written again: workspaces start again"
                            : "The agent's directory cannot be written: workspaces end on time, none starts");
        }
        unwritten = !written;
        return written;
    }

    private boolean remember() {
        try {
            file.save(progress);
            return true;
        } catch (UncheckedIOException full) {
            log.debug("What is remembered of the workspaces is not written: {}", full.getMessage());
            return false;
        }
    }

    private void takeFinished() {
        Instant now = clock.instant();
        Map<WorkspaceKey, Progress> next = new HashMap<>(progress);
        for (var it : runner.takeFinished()) {
            WorkspaceKey key = it.step().key();
            next.put(
                    key,
                    Life.after(next.getOrDefault(key, Progress.fresh(now)), it.step(), it.outcome(), now, backoff));
        }
        for (WorkspaceKey key = endedByHand.poll(); key != null; key = endedByHand.poll()) {
            next.put(key, next.getOrDefault(key, Progress.fresh(now)).failed("Ended by the node's operator", now));
        }
        progress = Map.copyOf(next);
    }

    private Observed observed(Sight.Seen seen) {
        return new Observed(seen.containers(), seen.images(), progress, runner.underWay());
    }

    private Set<String> imagesThatMatter(List<DesiredWorkspace> desired, Instant now) {
        return desired.stream()
                .filter(it -> !now.isBefore(it.from().minus(patience.prepareAhead())) && now.isBefore(it.until()))
                .map(it -> it.spec().image())
                .collect(Collectors.toSet());
    }

    private void renew(List<DesiredWorkspace> desired) {
        if (clock.nanos() - renewedNanos > RENEW_EVERY.toNanos()) {
            runtime.renew(desired);
            renewedNanos = clock.nanos();
        }
    }

    private boolean allComplete() {
        return sources.stream().allMatch(DesiredSource::isComplete);
    }

    private void publish(Situation fresh) {
        boolean changed = !fresh.workspaces().equals(situation.workspaces());
        situation = fresh;
        if (changed) {
            whenChanged.run();
        }
    }
}
