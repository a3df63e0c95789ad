package dev.berth.platform.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Publishes the events of one lane for as long as this relay owns it: read, send, wait for Kafka, delete. An event leaves
 * only after the one before it with the same key was deleted, so that what is sent again after a crash is never older than
 * what Kafka has.
 */
final class OutboxLane {
    private static final Logger log = LoggerFactory.getLogger(OutboxLane.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private enum Published {
        ALL,
        TOO_LARGE,
        LANE_LOST
    }

    private final int lane;
    private final LaneOwnership ownership;
    private final OutboxTable table;
    private final LaneChannel.Opener opener;
    private final OutboxSettings settings;
    private final OutboxMeasures measures;
    private final OutboxTrouble trouble;
    private final Semaphore signal = new Semaphore(0);
    private @Nullable LaneChannel channel;
    private Duration pause = FIRST_PAUSE;

    OutboxLane(
            int lane,
            LaneOwnership ownership,
            OutboxTable table,
            LaneChannel.Opener opener,
            OutboxSettings settings,
            OutboxMeasures measures,
            OutboxTrouble trouble) {
        this.lane = lane;
        this.ownership = ownership;
        this.table = table;
        this.opener = opener;
        this.settings = settings;
        this.measures = measures;
        this.trouble = trouble;
    }

    void wake() {
        signal.release();
    }

    /** Publishes what waits, then waits for more. */
    void round() throws InterruptedException {
        UUID producer = ownership.producerOf(lane).orElse(null);
        if (producer == null || ownership.isSurplus(lane)) {
            close();
            if (producer != null) {
                ownership.giveBack(lane);
            }
            awaitCommit();
            return;
        }
        try {
            publishAll(producer);
            pause = FIRST_PAUSE;
            awaitCommit();
        } catch (InterruptException leaving) {
            throw new InterruptedException();
        } catch (KafkaException refused) {
            if (isFenced(refused)) {
                log.info("Another relay has taken lane {} of the outbox", lane);
                close();
                ownership.giveBack(lane);
            } else {
                fail(refused);
            }
        } catch (DataAccessException | TransactionException away) {
            fail(away);
        }
    }

    private static boolean isFenced(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    void close() {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    private void publishAll(UUID producer) {
        boolean oneByOne = false;
        List<OutboxRow> waiting = next(producer);
        while (!waiting.isEmpty()) {
            switch (publish(oneByOne ? eachAlone(waiting) : Waves.of(waiting))) {
                case ALL -> oneByOne = false;
                case TOO_LARGE -> oneByOne = true;
                case LANE_LOST -> {
                    return;
                }
            }
            waiting = next(producer);
        }
    }

    private static List<List<OutboxRow>> eachAlone(List<OutboxRow> inOrder) {
        return inOrder.stream().map(List::of).toList();
    }

    private Published publish(List<List<OutboxRow>> waves) {
        for (List<OutboxRow> wave : waves) {
            if (channel == null || ownership.producerOf(lane).isEmpty()) {
                return Published.LANE_LOST;
            }
            try {
                channel.send(wave);
            } catch (RecordTooLargeException tooLarge) {
                close();
                // Kafka does not always say which event of a wave it was: of several, each is sent alone.
                if (wave.size() == 1) {
                    setAside(wave.getFirst());
                }
                return Published.TOO_LARGE;
            }
            table.delete(wave.stream().map(OutboxRow::id).toList());
            measures.published(wave.size());
            ownership.published();
            trouble.over();
        }
        return Published.ALL;
    }

    /** It would be refused each time, and everything behind it would wait for ever. What it says stays in the table. */
    private void setAside(OutboxRow event) {
        table.setAside(event.id(), "larger than Kafka takes");
        log.error(
                "Set aside event {} of the outbox, which is larger than Kafka takes: topic {}, key {}",
                event.id(),
                event.topic(),
                event.key());
    }

    /**
     * Rows to send are read after the channel was opened. What was read before may be old: another relay could have taken the
     * lane in between, published newer rows and been cut off by the opening of this channel.
     */
    private List<OutboxRow> next(UUID producer) {
        List<OutboxRow> waiting = table.next(lane, settings.batch());
        if (channel != null || waiting.isEmpty()) {
            return waiting;
        }
        channel = opener.open(producer);
        return ownership.producerOf(lane).isPresent() ? table.next(lane, settings.batch()) : List.of();
    }

    private void fail(RuntimeException why) throws InterruptedException {
        measures.failed();
        trouble.began(why);
        ownership.failed();
        close();
        Thread.sleep(pause); // commits do not shorten it
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(settings.longestPause()) < 0 ? doubled : settings.longestPause();
    }

    private void awaitCommit() throws InterruptedException {
        if (signal.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            Thread.sleep(settings.gather());
            signal.drainPermits();
        }
    }
}
