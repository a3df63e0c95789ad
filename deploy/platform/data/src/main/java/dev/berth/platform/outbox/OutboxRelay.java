package dev.berth.platform.outbox;

import dev.berth.platform.loop.SupervisedLoop;
import dev.berth.platform.loop.SupervisedLoops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Publishes the outbox's events, one thread a lane: a request never waits for Kafka, and no database connection is held
 * while Kafka is waited for. A lane is woken by each commit of this process and polls for those of the others.
 */
class OutboxRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration RENEW_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final LaneOwnership ownership;
    private final KafkaAdmin admin;
    private final LaneChannel.Opener opener;
    private final OutboxSettings settings;
    private final SupervisedLoops loops;
    private final List<OutboxLane> lanes;
    private boolean topicsExist;
    private volatile List<SupervisedLoop> running = List.of();

    OutboxRelay(
            OutboxTable table,
            LaneLeases leases,
            LaneChannel.Opener opener,
            KafkaAdmin admin,
            OutboxSettings settings,
            OutboxMeasures measures,
            SupervisedLoops loops) {
        this.ownership = new LaneOwnership(leases, settings.lease());
        this.admin = admin;
        this.opener = opener;
        this.settings = settings;
        this.loops = loops;
        var trouble = new OutboxTrouble();
        this.lanes = IntStream.range(0, OutboxTable.LANES)
                .mapToObj(it -> new OutboxLane(it, ownership, table, this::open, settings, measures, trouble))
                .toList();
    }

    /** An event with this key was committed. */
    void wake(String key) {
        lanes.get(OutboxTable.laneOf(key)).wake();
    }

    /** A topic that a producer makes by accident is not compacted: they are made before the first event. */
    private LaneChannel open(UUID producer) {
        makeTopics();
        return opener.open(producer);
    }

    private synchronized void makeTopics() {
        if (!topicsExist) {
            try {
                topicsExist = admin.initialize();
            } catch (IllegalStateException away) {
                throw new TimeoutException("Kafka does not answer", away);
            }
        }
    }

    @Override
    public void start() {
        if (!settings.relay()) {
            return;
        }
        List<SupervisedLoop> started = new ArrayList<>();
        started.add(loops.start("outbox-leases", LONGEST_PAUSE, this::renewAndWait));
        lanes.forEach(it -> started.add(loops.start("outbox-lane", LONGEST_PAUSE, it::round)));
        running = List.copyOf(started);
    }

    private void renewAndWait() throws InterruptedException {
        ownership.renew();
        Thread.sleep(RENEW_EVERY);
    }

    @Override
    public void stop() {
        running.forEach(loops::close);
        running = List.of();
        lanes.forEach(OutboxLane::close);
        try {
            ownership.leave();
        } catch (DataAccessException away) {
            log.info("The outbox's lanes are not given back, their leases run out: {}", away.getMessage());
        }
    }

    /** Below the web server's and the listeners': it stops after them. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }
}
