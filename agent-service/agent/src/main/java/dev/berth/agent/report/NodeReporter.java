package dev.berth.agent.report;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.enrolment.Enrolment;
import dev.berth.agent.enrolment.NodeIdentity;
import dev.berth.agent.loop.ReconcileLoop;
import dev.berth.agent.loop.Wakeup;
import dev.berth.agent.supervision.SupervisedLoop;
import dev.berth.agent.supervision.SupervisedLoops;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Reports every ten seconds, and at once when something changed. */
public final class NodeReporter {
    private static final Duration EVERY = Duration.ofSeconds(10);
    /** Changes come in bursts; one report tells them all. */
    private static final Duration GATHER = Duration.ofMillis(50);

    private final Enrolment enrolment;
    private final NodeFacts facts;
    private final ReconcileLoop workspaces;
    private final NodeClock clock;
    private final ReportChannel channel;
    private final Wakeup wakeup = new Wakeup();
    private final SupervisedLoops loops;
    private volatile Optional<SupervisedLoop> loop = Optional.empty();
    private volatile boolean closed;

    public NodeReporter(
            Enrolment enrolment,
            NodeFacts facts,
            ReconcileLoop workspaces,
            NodeClock clock,
            ReportChannel channel,
            SupervisedLoops loops) {
        this.enrolment = enrolment;
        this.facts = facts;
        this.workspaces = workspaces;
        this.clock = clock;
        this.channel = channel;
        this.loops = loops;
    }

    public void begin() {
        workspaces.onChange(wakeup::signal);
        channel.whenOpened(wakeup::signal);
        enrolment.whenEnrolled(this::start);
    }

    public void close() {
        closed = true;
        loop.ifPresent(loops::close);
    }

    private void start(NodeIdentity identity) {
        if (!closed) {
            loop = Optional.of(loops.start("report", () -> reportAndWait(identity)));
        }
    }

    private void reportAndWait(NodeIdentity identity) throws InterruptedException {
        channel.send((epoch, sequence) -> text(identity, epoch, sequence));
        wakeup.await(EVERY);
        Thread.sleep(GATHER);
    }

    private byte[] text(NodeIdentity identity, long epoch, long sequence) {
        return ReportText.write(
                new ReportText.Place(UUID.randomUUID(), epoch, sequence, clock.instant()),
                facts.of(identity.nodeId()),
                workspaces.situation().workspaces());
    }
}
