package dev.berth.agent.reconcile;

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
            case GONE -> container == null ? Optional.empty() : towardsGone(container);
            case PREPARED -> wanted == null ? Optional.empty() : towardsPrepared(wanted, container);
            case THERE -> wanted == null ? Optional.empty() : towardsThere(wanted, container);
        };
    }

    private Optional<Step> towardsGone(ContainerSeen container) {
        return switch (container.condition()) {
            case RUNNING -> Optional.of(new Step.Stop(container));
            case CREATED, EXITED -> Optional.of(new Step.Remove(container));
            case REMOVING -> Optional.empty();
        };
    }

    /** A container before its start is one that ran by a clock since corrected: it stays. */
    private Optional<Step> towardsPrepared(DesiredWorkspace wanted, @Nullable ContainerSeen container) {
        boolean early = now.isBefore(wanted.from().minus(node.patience().pullAhead()));
        return early || container != null || hasImage(wanted) ? Optional.empty() : Optional.of(pull(wanted));
    }

    private Optional<Step> towardsThere(DesiredWorkspace wanted, @Nullable ContainerSeen container) {
        if (container == null) {
            return hasImage(wanted) ? createWhereRoom(wanted) : Optional.of(pull(wanted));
        }
        return switch (container.condition()) {
            case CREATED, EXITED -> Optional.of(new Step.Start(container));
            case RUNNING, REMOVING -> Optional.empty();
        };
    }

    private Optional<Step> createWhereRoom(DesiredWorkspace wanted) {
        Claim claim = wanted.spec().claim();
        if (!claim.fitsBeside(taken, node.capacity())) {
            return Optional.empty();
        }
        taken = taken.plus(claim);
        return Optional.of(new Step.Create(wanted));
    }

    private boolean hasImage(DesiredWorkspace wanted) {
        return observed.images().contains(wanted.spec().image());
    }

    private static Step pull(DesiredWorkspace wanted) {
        return new Step.Pull(wanted.key(), wanted.spec().image());
    }

    /** Whatever still exists holds its share, and so does what is being created but cannot be seen yet. */
    private static Claim alreadyTaken(Observed observed) {
        Claim taken = Claim.NOTHING;
        for (ContainerSeen container : observed.containers().values()) {
            taken = taken.plus(container.claim());
        }
        for (Step step : observed.underWay().values()) {
            if (step instanceof Step.Create create && observed.container(create.key()) == null) {
                taken = taken.plus(create.workspace().spec().claim());
            }
        }
        return taken;
    }
}
