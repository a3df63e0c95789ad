package dev.berth.agent.report;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.enrolment.Enrolment;
import dev.berth.agent.enrolment.NodeIdentity;
import dev.berth.agent.enrolment.NodeKey;
import dev.berth.agent.loop.ReconcileLoop;
import dev.berth.agent.loop.Wakeup;
import dev.berth.agent.supervision.SupervisedLoop;
import dev.berth.agent.supervision.SupervisedLoops;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reports every ten seconds, and at once when something changed. */
public final class NodeReporter {
    private static final Duration EVERY = Duration.ofSeconds(10);
    /** Changes come in bursts; one report tells them all. */
    private static final Duration GATHER = Duration.ofMillis(50);

    private final Enrolment enrolment;
    private final NodeKey key;
    private final NodeFacts facts;
    private final ReconcileLoop workspaces;
    private final NodeClock clock;
    private final Supplier<ReportChannel> channels;
    private final Wakeup wakeup = new Wakeup();
    private final SupervisedLoops loops;
    private volatile Optional<SupervisedLoop> loop = Optional.empty();
    private @Nullable ReportChannel channel;
    private volatile boolean closed;

    public NodeReporter(
            Enrolment enrolment,
            NodeKey key,
            NodeFacts facts,
            ReconcileLoop workspaces,
            NodeClock clock,
            Supplier<ReportChannel> channels,
            SupervisedLoops loops) {
        this.enrolment = enrolment;
        this.key = key;
        this.facts = facts;
        this.workspaces = workspaces;
        this.clock = clock;
        this.channels = channels;
        this.loops = loops;
    }

    public void begin() {
        workspaces.onChange(wakeup::signal);
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
        try {
            if (channel == null) {
                channel = channels.get();
            }
            channel.send(identity.nodeId(), text(identity), key::sign);
            wakeup.await(EVERY);
            Thread.sleep(GATHER);
        } catch (InterruptedException leaving) {
            closeChannel();
            throw leaving;
        }
    }

    private void closeChannel() {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    private byte[] text(NodeIdentity identity) {
        return ReportText.write(
                UUID.randomUUID(),
                clock.instant(),
                facts.of(identity.nodeId()),
                workspaces.situation().workspaces());
    }
}
