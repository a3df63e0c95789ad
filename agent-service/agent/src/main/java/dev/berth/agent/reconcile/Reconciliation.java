package dev.berth.agent.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The difference between what is wanted and what is there, as steps: at most one per workspace and pass, none for a
 * workspace that has one under way, those that make room first.
 */
public final class Reconciliation {
    private static final Duration SHORTEST_GRACE = Duration.ofSeconds(1);

    private final Observed observed;
    private final Instant now;
    private final NodeView node;
    private Claim taken;

    private Reconciliation(Observed observed, Instant now, NodeView node) {
        this.observed = observed;
        this.now = now;
        this.node = node;
        this.taken = alreadyTaken(observed);
    }

    public static List<Step> diff(Collection<DesiredWorkspace> desired, Observed observed, Instant now, NodeView node) {
        return new Reconciliation(observed, now, node).steps(desired);
    }

    private List<Step> steps(Collection<DesiredWorkspace> desired) {
        var wanted = desired.stream().collect(Collectors.toMap(DesiredWorkspace::key, Function.identity()));
        List<Step> steps = new ArrayList<>();
        observed.containers().values().stream()
                .filter(it -> !wanted.containsKey(it.key()))
                .sorted(Comparator.comparing(ContainerSeen::key))
                .forEach(it -> next(it.key(), null).ifPresent(steps::add));
        desired.stream()
                .sorted(Comparator.comparing(DesiredWorkspace::from).thenComparing(DesiredWorkspace::key))
                .forEach(it -> next(it.key(), it).ifPresent(steps::add));
        steps.sort(Comparator.comparing(it -> !it.makesRoom()));
        return List.copyOf(steps);
    }

    private Optional<Step> next(WorkspaceKey key, @Nullable DesiredWorkspace wanted) {
        Progress progress = observed.progress().getOrDefault(key, Progress.fresh(now));
        if (observed.isBusy(key) || !progress.mayTry(now)) {
            return Optional.empty();
        }
        ContainerSeen container = observed.container(key);
        return switch (Need.of(wanted, progress, now, node)) {
            case LEFT_ALONE -> Optional.empty();
            case GONE -> container == null ? Optional.empty() : towardsGone(container, wanted);
            case PREPARED -> wanted == null ? Optional.empty() : towardsPrepared(wanted, container);
            case THERE -> wanted == null ? Optional.empty() : towardsThere(wanted, container);
        };
    }

    private Optional<Step> towardsGone(ContainerSeen container, @Nullable DesiredWorkspace wanted) {
        return switch (container.condition()) {
            case RUNNING -> Optional.of(new Step.Stop(container, grace(container, wanted)));
            case CREATED, EXITED -> Optional.of(new Step.Remove(container));
            case REMOVING -> Optional.empty();
        };
    }

    /**
     * Until its end. One whose end has passed, or was moved to now, still gets a moment to write what it has; one that takes too
     * much gets no longer either.
     */
    private Duration grace(ContainerSeen container, @Nullable DesiredWorkspace wanted) {
        if (container.excess() != null) {
            return SHORTEST_GRACE;
        }
        Duration longest = node.patience().endNotice();
        if (wanted == null) {
            return longest;
        }
        Duration left = Duration.between(now, wanted.until());
        Duration atLeast = left.compareTo(SHORTEST_GRACE) < 0 ? SHORTEST_GRACE : left;
        return atLeast.compareTo(longest) < 0 ? atLeast : longest;
    }

    /** A container that runs before its start is one that began by a clock since corrected: it stays. */
    private Optional<Step> towardsPrepared(DesiredWorkspace wanted, @Nullable ContainerSeen container) {
        if (container != null) {
            return isStale(container, wanted) ? Optional.of(new Step.Remove(container)) : Optional.empty();
        }
        if (now.isBefore(wanted.from().minus(node.patience().prepareAhead()))) {
            return Optional.empty();
        }
        return Optional.of(hasImage(wanted) ? new Step.Create(wanted) : pull(wanted));
    }

    /** Made for an older wish and never started: its limits and its variables may be others now. */
    private static boolean isStale(ContainerSeen container, DesiredWorkspace wanted) {
        return container.condition() == ContainerSeen.Condition.CREATED && container.generation() < wanted.generation();
    }

    private Optional<Step> towardsThere(DesiredWorkspace wanted, @Nullable ContainerSeen container) {
        if (container == null) {
            return Optional.of(hasImage(wanted) ? new Step.Create(wanted) : pull(wanted));
        }
        if (isStale(container, wanted)) {
            return Optional.of(new Step.Remove(container));
        }
        return switch (container.condition()) {
            case CREATED -> startWhereRoom(container);
            case EXITED -> Optional.of(new Step.Start(container));
            case RUNNING, REMOVING -> Optional.empty();
        };
    }

    private Optional<Step> startWhereRoom(ContainerSeen container) {
        if (!container.claim().fitsBeside(taken, node.capacity())) {
            return Optional.empty();
        }
        taken = taken.plus(container.claim());
        return Optional.of(new Step.Start(container));
    }

    private boolean hasImage(DesiredWorkspace wanted) {
        return observed.images().contains(wanted.spec().image());
    }

    private static Step pull(DesiredWorkspace wanted) {
        return new Step.Pull(wanted.key(), wanted.spec().image());
    }

    /** Whatever was started and still exists holds its share, and so does what is being started. */
    private static Claim alreadyTaken(Observed observed) {
        return observed.containers().values().stream()
                .filter(it -> it.condition() != ContainerSeen.Condition.CREATED
                        || observed.underWay().get(it.key()) instanceof Step.Start)
                .map(ContainerSeen::claim)
                .reduce(Claim.NOTHING, Claim::plus);
    }
}
