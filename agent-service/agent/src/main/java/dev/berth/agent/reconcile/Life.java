package dev.berth.agent.reconcile;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves each workspace's state forward to what is seen, and never back. */
public final class Life {
    private Life() {}

    /** What is remembered after this look; workspaces that are neither wanted nor there are forgotten. */
    public static Map<WorkspaceKey, Progress> advance(
            Collection<DesiredWorkspace> desired, Observed observed, Instant now, NodeView node) {
        Map<WorkspaceKey, Progress> next = new HashMap<>();
        for (DesiredWorkspace wanted : desired) {
            Progress before = observed.progress().getOrDefault(wanted.key(), Progress.fresh(now));
            next.put(wanted.key(), advance(before.wanted(), wanted, observed, now, node));
        }
        for (WorkspaceKey key : observed.containers().keySet()) {
            next.computeIfAbsent(
                    key,
                    it -> observed.progress()
                            .getOrDefault(it, Progress.fresh(now))
                            .unwanted(now));
        }
        return Map.copyOf(next);
    }

    /** What is remembered after a step. */
    public static Progress after(Progress before, Step step, StepOutcome outcome, Instant now, Backoff backoff) {
        return switch (outcome) {
            case StepOutcome.Done done -> afterSuccess(before, step, now, backoff);
            case StepOutcome.GiveUp it -> before.failed(it.why(), now);
            case StepOutcome.RuntimeAway it ->
                before.paused(before.failures(), now.plus(backoff.after(1)), before.trouble());
            case StepOutcome.TryAgain it -> {
                int failures = before.failures() + 1;
                yield before.paused(failures, now.plus(backoff.after(failures)), new Trouble(at(step), it.why()));
            }
        };
    }

    private static Progress afterSuccess(Progress before, Step step, Instant now, Backoff backoff) {
        return switch (step) {
            case Step.Pull pull -> before.paused(0, Instant.EPOCH, null);
            case Step.Create create -> before.paused(before.failures(), Instant.EPOCH, null);
            case Step.Start start -> afterStart(before, start.container(), now, backoff);
            case Step.Stop stop -> before.paused(before.failures(), Instant.EPOCH, null);
            case Step.Remove remove -> before.paused(before.failures(), Instant.EPOCH, null);
        };
    }

    private static Progress afterStart(Progress before, ContainerSeen started, Instant now, Backoff backoff) {
        if (started.exit() == null) {
            return before.paused(before.failures(), Instant.EPOCH, null);
        }
        int exits = started.ranLong() ? 1 : before.failures() + 1;
        return before.paused(exits, now.plus(backoff.after(exits)), null);
    }

    private static Trouble.At at(Step step) {
        return switch (step) {
            case Step.Pull pull -> Trouble.At.PULLING;
            case Step.Create create -> Trouble.At.STARTING;
            case Step.Start start -> Trouble.At.STARTING;
            case Step.Stop stop -> Trouble.At.ENDING;
            case Step.Remove remove -> Trouble.At.ENDING;
        };
    }

    private static Progress advance(
            Progress before, DesiredWorkspace wanted, Observed observed, Instant now, NodeView node) {
        if (before.state().isFinal()) {
            return before;
        }
        ContainerSeen container = observed.container(wanted.key());
        Instant stopsAt = wanted.stopsAt(node.patience().endNotice());
        if (!now.isBefore(stopsAt) || before.state().isEnding()) {
            return before.to(ending(before, wanted, observed, stopsAt, now), null, now);
        }
        Optional<String> failure = Verdict.failure(wanted, observed, before, now, node);
        if (failure.isPresent()) {
            return before.failed(failure.get(), now);
        }
        boolean notBegun = container == null || container.condition() == ContainerSeen.Condition.CREATED;
        WorkspaceState seen = now.isBefore(wanted.from()) && notBegun
                ? beforeStart(wanted, observed, now, node)
                : sinceStart(wanted, container, observed);
        return before.to(seen.notBefore(before.state()), remark(before, container, now), now);
    }

    /**
     * Stopped only when nothing is left and nothing is on its way that could still leave something. One that left at once when
     * it was asked to is still stopping until its end: its booking lasts until then.
     */
    private static WorkspaceState ending(
            Progress before, DesiredWorkspace wanted, Observed observed, Instant stopsAt, Instant now) {
        boolean mayStillAppear = observed.underWay().get(wanted.key()) instanceof Step.Create;
        boolean left = observed.container(wanted.key()) == null && !mayStillAppear;
        boolean askedInTime =
                before.state() == WorkspaceState.STOPPING && !before.since().isBefore(stopsAt);
        boolean early = now.isBefore(wanted.until()) && askedInTime;
        return left && !early ? WorkspaceState.STOPPED : WorkspaceState.STOPPING;
    }

    private static WorkspaceState beforeStart(DesiredWorkspace wanted, Observed observed, Instant now, NodeView node) {
        boolean early = now.isBefore(wanted.from().minus(node.patience().prepareAhead()));
        return early || observed.images().contains(wanted.spec().image())
                ? WorkspaceState.SCHEDULED
                : WorkspaceState.PREPARING;
    }

    private static WorkspaceState sinceStart(
            DesiredWorkspace wanted, @Nullable ContainerSeen container, Observed observed) {
        if (container == null) {
            return observed.images().contains(wanted.spec().image())
                    ? WorkspaceState.STARTING
                    : WorkspaceState.PREPARING;
        }
        boolean up = container.condition() == ContainerSeen.Condition.RUNNING;
        return up && (container.answering() || !wanted.spec().hasPort())
                ? WorkspaceState.RUNNING
                : WorkspaceState.STARTING;
    }

    private static @Nullable String remark(Progress progress, @Nullable ContainerSeen container, Instant now) {
        if (container != null && container.exit() != null) {
            return "The container ended (" + container.exit().inWords() + ") and is started again";
        }
        Trouble trouble = progress.trouble();
        return trouble == null ? null : trouble.message() + " (tried again)";
    }
}
