package dev.berth.agent.loop;

import dev.berth.agent.reconcile.Step;
import dev.berth.agent.reconcile.StepOutcome;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.runtime.WorkspaceRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does steps side by side, one at a time per workspace: a long pull keeps nobody's stop waiting. */
final class StepRunner {
    private static final Logger log = LoggerFactory.getLogger(StepRunner.class);

    record Finished(Step step, StepOutcome outcome) {}

    private final WorkspaceRuntime runtime;
    private final Runnable whenFinished;
    private final Map<WorkspaceKey, Step> underWay = new ConcurrentHashMap<>();
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();

    StepRunner(WorkspaceRuntime runtime, Runnable whenFinished) {
        this.runtime = runtime;
        this.whenFinished = whenFinished;
    }

    void begin(Step step) {
        underWay.put(step.key(), step);
        Thread.ofVirtual().name("step-" + step.key().value()).start(() -> run(step));
    }

    /** Those that ended since the last call. Only from here on their workspaces count as idle. */
    List<Finished> takeFinished() {
        List<Finished> taken = new ArrayList<>();
        for (Finished it = finished.poll(); it != null; it = finished.poll()) {
            underWay.remove(it.step().key());
            taken.add(it);
        }
        return taken;
    }

    Map<WorkspaceKey, Step> underWay() {
        return Map.copyOf(underWay);
    }

    private void run(Step step) {
        StepOutcome outcome = outcome(step);
        tell(step, outcome);
        finished.add(new Finished(step, outcome));
        whenFinished.run();
    }

    private StepOutcome outcome(Step step) {
        try {
            return runtime.apply(step);
        } catch (RuntimeException | Error bug) {
            // Whatever it was: a step that never ends would keep its workspace from ever ending.
            log.error("{} broke", name(step), bug);
            return new StepOutcome.TryAgain("An unexpected error; the node's log tells more");
        }
    }

    private static void tell(Step step, StepOutcome outcome) {
        switch (outcome) {
            case StepOutcome.Done done -> log.info("{}: done", name(step));
            case StepOutcome.TryAgain it -> log.warn("{}: {}", name(step), it.why());
            case StepOutcome.GiveUp it -> log.warn("{}: given up: {}", name(step), it.why());
            case StepOutcome.RuntimeAway it -> log.warn("{}: no answer: {}", name(step), it.why());
        }
    }

    private static String name(Step step) {
        return step.getClass().getSimpleName() + " " + step.key().value();
    }
}
