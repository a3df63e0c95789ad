package dev.berth.agent.operator;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.enrolment.Enrolment;
import dev.berth.agent.hardware.Hardware;
import dev.berth.agent.loop.DesiredSource;
import dev.berth.agent.loop.ReconcileLoop;
import dev.berth.agent.reconcile.Claim;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.Egress;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.reconcile.WorkspaceSpec;
import dev.berth.agent.runtime.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Starts and ends containers by hand, within what bookings leave free. */
public final class Operator {
    private static final int DEFAULT_CORES = 1;
    private static final int DEFAULT_MEMORY_GB = 1;

    /** A container by hand. Zero cores or gigabytes mean one; port 0 publishes none; an empty name gets one. */
    public record Wish(String image, String name, int cores, int memoryGb, int port, Duration length) {}

    public sealed interface StartOutcome {
        record Accepted(WorkspaceKey key, Instant until) implements StartOutcome {}

        record NotEnrolled() implements StartOutcome {}

        record NameTaken() implements StartOutcome {}

        record NoRoom() implements StartOutcome {}

        record BadImageName(String why) implements StartOutcome {}
    }

    private final Enrolment enrolment;
    private final ByHand byHand;
    private final List<DesiredSource> sources;
    private final ReconcileLoop loop;
    private final Hardware hardware;
    private final Engine engine;
    private final NodeClock clock;

    public Operator(
            Enrolment enrolment,
            ByHand byHand,
            List<DesiredSource> sources,
            ReconcileLoop loop,
            Hardware hardware,
            Engine engine,
            NodeClock clock) {
        this.enrolment = enrolment;
        this.byHand = byHand;
        this.sources = sources;
        this.loop = loop;
        this.hardware = hardware;
        this.engine = engine;
        this.clock = clock;
    }

    public synchronized StartOutcome start(Wish wish) {
        WorkspaceKey key = new WorkspaceKey(wish.name().isBlank() ? freshName() : wish.name());
        if (enrolment.identity().isEmpty()) {
            return new StartOutcome.NotEnrolled();
        }
        if (engine.check(wish.image()) instanceof Engine.ImageCheck.BadName bad) {
            return new StartOutcome.BadImageName(bad.why());
        }
        if (isTaken(key)) {
            return new StartOutcome.NameTaken();
        }
        Instant now = clock.instant();
        var workspace = new DesiredWorkspace(key, 1, now, now.plus(wish.length()), spec(wish));
        if (!fits(workspace)) {
            return new StartOutcome.NoRoom();
        }
        byHand.add(workspace);
        return new StartOutcome.Accepted(key, workspace.until());
    }

    /** @return whether there was one of that name */
    public boolean end(WorkspaceKey key) {
        if (!isTaken(key)) {
            return false;
        }
        loop.endByHand(key);
        byHand.remove(key);
        return true;
    }

    private boolean isTaken(WorkspaceKey key) {
        return loop.situation().containers().containsKey(key)
                || sources.stream()
                        .flatMap(it -> it.desired().stream())
                        .anyMatch(it -> it.key().equals(key));
    }

    /** Beside everything that is wanted at any moment until then: a booking never waits for the operator. */
    private boolean fits(DesiredWorkspace fresh) {
        Claim taken = sources.stream()
                .flatMap(it -> it.desired().stream())
                .filter(it -> it.from().isBefore(fresh.until()) && it.until().isAfter(fresh.from()))
                .map(it -> it.spec().claim())
                .reduce(Claim.NOTHING, Claim::plus);
        return fresh.spec().claim().fitsBeside(taken, hardware.capacity());
    }

    private static WorkspaceSpec spec(Wish wish) {
        return new WorkspaceSpec(
                "Started by the node's operator",
                wish.image(),
                List.of(),
                wish.port() > 0 ? List.of(wish.port()) : List.of(),
                Map.of(),
                wish.cores() > 0 ? wish.cores() : DEFAULT_CORES,
                wish.memoryGb() > 0 ? wish.memoryGb() : DEFAULT_MEMORY_GB,
                List.of(),
                Egress.INTERNET,
                List.of(),
                false);
    }

    private static String freshName() {
        return "hand-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
