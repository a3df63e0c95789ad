package dev.berth.agent.report;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.enrolment.Enrolment;
import dev.berth.agent.enrolment.NodeIdentity;
import dev.berth.agent.enrolment.NodeKey;
import dev.berth.agent.loop.ReconcileLoop;
import dev.berth.agent.loop.Wakeup;
import dev.berth.agent.supervision.SupervisedLoop;
import dev.berth.agent.supervision.SupervisedLoops;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Reports every ten seconds, and at once when something changed. */
@Component
class NodeReporter {
    private static final Duration EVERY = Duration.ofSeconds(10);
    /** Changes come in bursts; one report tells them all. */
    private static final Duration GATHER = Duration.ofMillis(50);

    private final Enrolment enrolment;
    private final NodeKey key;
    private final NodeFacts facts;
    private final ReconcileLoop workspaces;
    private final NodeClock clock;
    private final KafkaProperties kafka;
    private final Wakeup wakeup = new Wakeup();
    private final SupervisedLoops loops;
    private volatile Optional<SupervisedLoop> loop = Optional.empty();
    private @Nullable ReportChannel channel;
    private volatile boolean closed;

    NodeReporter(
            Enrolment enrolment,
            NodeKey key,
            NodeFacts facts,
            ReconcileLoop workspaces,
            NodeClock clock,
            KafkaProperties kafka,
            SupervisedLoops loops) {
        this.enrolment = enrolment;
        this.key = key;
        this.facts = facts;
        this.workspaces = workspaces;
        this.clock = clock;
        this.kafka = kafka;
        this.loops = loops;
    }

    @PostConstruct
    void begin() {
        workspaces.onChange(wakeup::signal);
        enrolment.whenEnrolled(this::start);
    }

    @PreDestroy
    void stop() {
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
                channel = new ReportChannel(kafka.buildProducerProperties());
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
