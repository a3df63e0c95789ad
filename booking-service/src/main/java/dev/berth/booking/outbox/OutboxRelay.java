package dev.berth.booking.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * The only thread that talks to Kafka's producer: a request never waits for Kafka. Woken by each commit; polls for the
 * events of processes that died between commit and publishing.
 */
@Component
class OutboxRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final OutboxRound round;
    private final KafkaAdmin admin;
    private final OutboxSettings settings;
    private final OutboxMeasures measures;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running;
    private boolean topicsExist;
    private boolean troubled;
    private @Nullable Thread thread;

    OutboxRelay(OutboxRound round, KafkaAdmin admin, OutboxSettings settings, OutboxMeasures measures) {
        this.round = round;
        this.admin = admin;
        this.settings = settings;
        this.measures = measures;
    }

    void wake() {
        signal.release();
    }

    private void relay() {
        Duration pause = FIRST_PAUSE;
        while (running) {
            try {
                boolean done = publishAll();
                pause = done ? FIRST_PAUSE : longer(pause);
                await(done ? settings.poll() : pause, done);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Publishes until nothing waits; false when Kafka or the database does not play along. */
    private boolean publishAll() {
        try {
            ensureTopics();
            OutboxRound.Result result;
            do {
                result = round.run();
                measures.published(result);
            } while (running && result.failed() == 0 && result.published() > 0);
            tell(result.failed() == 0, "Kafka did not acknowledge");
            return result.failed() == 0;
        } catch (RuntimeException e) {
            measures.failed();
            tell(false, e.toString());
            return false;
        }
    }

    /** Once when it begins and once when it is over; the measures tell how it goes in between. */
    private void tell(boolean well, String why) {
        if (well && troubled) {
            log.info("Events go out again");
        } else if (!well && !troubled) {
            log.warn("Events wait, bookings go on: {}", why);
        }
        troubled = !well;
    }

    /** Before the first event, whenever Kafka comes up: a topic that a producer creates by accident is not compacted. */
    private void ensureTopics() {
        if (!topicsExist) {
            topicsExist = admin.initialize();
            if (!topicsExist) {
                throw new IllegalStateException("Kafka does not answer");
            }
        }
    }

    /** While failing, commits do not shorten the pause. */
    private void await(Duration pause, boolean listen) throws InterruptedException {
        if (listen) {
            if (signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS) && running) {
                Thread.sleep(settings.gather());
            }
            signal.drainPermits();
        } else {
            Thread.sleep(pause);
        }
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(settings.longestPause()) < 0 ? doubled : settings.longestPause();
    }

    @Override
    public void start() {
        if (settings.relay()) {
            running = true;
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::relay);
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread relaying = thread;
        if (relaying != null) {
            wake();
            join(relaying);
        }
    }

    private static void join(Thread relaying) {
        try {
            if (!relaying.join(Duration.ofSeconds(5))) {
                relaying.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Below the web server's and the listeners': it stops after them, and takes their last events along. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
