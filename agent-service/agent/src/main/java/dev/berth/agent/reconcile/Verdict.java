package dev.berth.agent.reconcile;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a workspace has failed for good, and why in words that its owner understands. */
final class Verdict {
    private final DesiredWorkspace wanted;
    private final @Nullable ContainerSeen container;
    private final Progress progress;
    private final Instant now;
    private final NodeView node;

    private Verdict(
            DesiredWorkspace wanted, @Nullable ContainerSeen container, Progress progress, Instant now, NodeView node) {
        this.wanted = wanted;
        this.container = container;
        this.progress = progress;
        this.now = now;
        this.node = node;
    }

    static Optional<String> failure(
            DesiredWorkspace wanted, Observed observed, Progress progress, Instant now, NodeView node) {
        if (observed.isBusy(wanted.key())) {
            return Optional.empty();
        }
        var verdict = new Verdict(wanted, observed.container(wanted.key()), progress, now, node);
        return Stream.of(
                        verdict.tooLargeForTheNode(),
                        verdict.tookTooMuch(),
                        verdict.imageNeverCame(observed),
                        verdict.couldNotStart(),
                        verdict.exitedTooOften(),
                        verdict.neverAnswered())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> tooLargeForTheNode() {
        boolean fits = wanted.spec().claim().fitsBeside(Claim.NOTHING, node.capacity());
        return fits || container != null
                ? Optional.empty()
                : Optional.of("This node has too little for it: %d cores, %d GB and %d GPUs are asked for"
                        .formatted(
                                wanted.spec().cores(),
                                wanted.spec().memoryGb(),
                                wanted.spec().gpuUuids().size()));
    }

    private Optional<String> tookTooMuch() {
        return Optional.ofNullable(container).flatMap(it -> Optional.ofNullable(it.excess()));
    }

    private Optional<String> imageNeverCame(Observed observed) {
        Trouble trouble = progress.trouble();
        boolean inTime = now.isBefore(wanted.from().plus(node.patience().pullGiveUpAfter()));
        if (trouble == null
                || trouble.at() != Trouble.At.PULLING
                || inTime
                || container != null
                || observed.images().contains(wanted.spec().image())) {
            return Optional.empty();
        }
        return Optional.of("The image " + wanted.spec().image() + " could not be pulled: " + trouble.message());
    }

    private Optional<String> couldNotStart() {
        Trouble trouble = progress.trouble();
        boolean often = progress.failures() >= node.patience().mostFailures();
        return often && trouble != null && trouble.at() == Trouble.At.STARTING
                ? Optional.of("The container could not be started: " + trouble.message())
                : Optional.empty();
    }

    private Optional<String> exitedTooOften() {
        if (container == null || container.exit() == null || container.ranLong()) {
            return Optional.empty();
        }
        int exits = progress.failures() + 1;
        return exits >= node.patience().mostFailures()
                ? Optional.of("The container ended %d times, last: %s"
                        .formatted(exits, container.exit().inWords()))
                : Optional.empty();
    }

    /** Only before it ever ran: a page that stops answering later is its owner's business. */
    private Optional<String> neverAnswered() {
        if (container == null
                || !wanted.spec().hasPort()
                || container.condition() != ContainerSeen.Condition.RUNNING
                || container.answering()
                || container.startedAt() == null
                || progress.state().compareTo(WorkspaceState.RUNNING) >= 0
                || now.isBefore(container.startedAt().plus(node.patience().readyWithin()))) {
            return Optional.empty();
        }
        return Optional.of("Nothing answered on port %d within %d seconds"
                .formatted(wanted.spec().port(), node.patience().readyWithin().toSeconds()));
    }
}
