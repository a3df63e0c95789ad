package dev.berth.agent.assignment;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.enrolment.Enrolment;
import dev.berth.agent.enrolment.NodeIdentity;
import dev.berth.agent.reconcile.Backoff;
import dev.berth.agent.supervision.SupervisedLoop;
import dev.berth.agent.supervision.SupervisedLoops;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Keeps reading the assignment for as long as the agent lives; Kafka may be away as often as it likes. */
@Component
public class AssignmentReader {
    private static final Logger log = LoggerFactory.getLogger(AssignmentReader.class);

    private final Enrolment enrolment;
    private final AssignedWorkspaces assigned;
    private final KafkaProperties kafka;
    private final NodeClock clock;
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15), new Random());
    private volatile Optional<Instant> lastHeard = Optional.empty();
    private final SupervisedLoops loops;
    private volatile Optional<SupervisedLoop> loop = Optional.empty();
    private volatile boolean closed;
    private int attempt = 1;

    AssignmentReader(
            Enrolment enrolment,
            AssignedWorkspaces assigned,
            KafkaProperties kafka,
            NodeClock clock,
            SupervisedLoops loops) {
        this.loops = loops;
        this.enrolment = enrolment;
        this.assigned = assigned;
        this.kafka = kafka;
        this.clock = clock;
    }

    /** When Kafka was last known to answer. */
    public Optional<Instant> lastHeard() {
        return lastHeard;
    }

    @PostConstruct
    void begin() {
        enrolment.whenEnrolled(this::start);
    }

    @PreDestroy
    void stop() {
        closed = true;
        loop.ifPresent(loops::close);
    }

    private void start(NodeIdentity identity) {
        if (!closed) {
            loop = Optional.of(loops.start("assignment", () -> readAndPause(identity)));
        }
    }

    private void readAndPause(NodeIdentity identity) throws InterruptedException {
        attempt = readUntilItBreaks(identity) ? 1 : attempt + 1;
        Thread.sleep(backoff.after(attempt));
    }

    private boolean readUntilItBreaks(NodeIdentity identity) throws InterruptedException {
        Instant began = clock.instant();
        try (var topic = new AssignmentTopic(kafka.buildConsumerProperties(), identity.nodeId(), assigned)) {
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
