package dev.berth.agent.assignment;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.enrolment.NodeIdentity;
import dev.berth.agent.reconcile.Backoff;
import dev.berth.agent.supervision.SupervisedLoop;
import dev.berth.agent.supervision.SupervisedLoops;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps reading the assignment for as long as the agent lives; Kafka may be away as often as it likes. */
public final class KafkaAssignment implements AssignmentSource {
    private static final Logger log = LoggerFactory.getLogger(KafkaAssignment.class);

    private final AssignedWorkspaces assigned;
    private final String kafka;
    private final NodeClock clock;
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15), new Random());
    private volatile Optional<Instant> lastHeard = Optional.empty();
    private final SupervisedLoops loops;
    private volatile Optional<SupervisedLoop> loop = Optional.empty();
    private volatile boolean closed;
    private int attempt = 1;

    /** @param kafka the address of Kafka, as {@code bootstrap.servers} takes it */
    public KafkaAssignment(String kafka, AssignedWorkspaces assigned, NodeClock clock, SupervisedLoops loops) {
        this.kafka = kafka;
        this.assigned = assigned;
        this.clock = clock;
        this.loops = loops;
    }

    @Override
    public Optional<Instant> lastHeard() {
        return lastHeard;
    }

    @Override
    public void start(NodeIdentity identity) {
        if (!closed) {
            loop = Optional.of(loops.start("assignment", () -> readAndPause(identity)));
        }
    }

    @Override
    public void close() {
        closed = true;
        loop.ifPresent(loops::close);
    }

    private void readAndPause(NodeIdentity identity) throws InterruptedException {
        attempt = readUntilItBreaks(identity) ? 1 : attempt + 1;
        Thread.sleep(backoff.after(attempt));
    }

    private boolean readUntilItBreaks(NodeIdentity identity) throws InterruptedException {
        Instant began = clock.instant();
        try (var topic = new AssignmentTopic(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka), identity.nodeId(), assigned)) {
            topic.readAlways(this::heard);
        } catch (InterruptException leaving) {
            throw new InterruptedException();
        } catch (KafkaException away) {
            log.info("The assignment cannot be read now, the last known one stands: {}", away.getMessage());
        }
        return lastHeard.map(it -> it.isAfter(began)).orElse(false);
    }

    private void heard() {
        lastHeard = Optional.of(clock.instant());
        loop.ifPresent(SupervisedLoop::recovered);
    }
}
