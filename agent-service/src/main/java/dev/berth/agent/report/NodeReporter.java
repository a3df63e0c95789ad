package dev.berth.agent.report;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.enrolment.Enrolment;
import dev.berth.agent.enrolment.NodeIdentity;
import dev.berth.agent.enrolment.NodeKey;
import dev.berth.agent.loop.ReconcileLoop;
import dev.berth.agent.loop.Wakeup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
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
    private final ReconcileLoop loop;
    private final NodeClock clock;
    private final KafkaProperties kafka;
    private final Wakeup wakeup = new Wakeup();
    private volatile Optional<Thread> thread = Optional.empty();
    private volatile boolean closed;

    NodeReporter(
            Enrolment enrolment,
            NodeKey key,
            NodeFacts facts,
            ReconcileLoop loop,
            NodeClock clock,
            KafkaProperties kafka) {
        this.enrolment = enrolment;
        this.key = key;
        this.facts = facts;
        this.loop = loop;
        this.clock = clock;
        this.kafka = kafka;
    }

    @PostConstruct
    void begin() {
        loop.onChange(wakeup::signal);
        enrolment.whenEnrolled(this::start);
    }

    @PreDestroy
    void stop() {
        closed = true;
        thread.ifPresent(Thread::interrupt);
    }

    private void start(NodeIdentity identity) {
        if (!closed) {
            thread = Optional.of(Thread.ofPlatform().daemon().name("report").start(() -> reportAlways(identity)));
        }
    }

    private void reportAlways(NodeIdentity identity) {
        try (var channel = new ReportChannel(kafka.buildProducerProperties())) {
            while (!closed) {
                channel.send(identity.nodeId(), text(identity), key::sign);
                wakeup.await(EVERY);
                Thread.sleep(GATHER);
            }
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] text(NodeIdentity identity) {
        return ReportText.write(
                UUID.randomUUID(),
                clock.instant(),
                facts.of(identity.nodeId()),
                loop.situation().workspaces());
    }
}
