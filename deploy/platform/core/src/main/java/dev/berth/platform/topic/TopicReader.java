package dev.berth.platform.topic;

import dev.berth.platform.loop.SupervisedLoop;
import dev.berth.platform.loop.SupervisedLoops;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every partition of some topics from its beginning and then stays at the end. It belongs to no consumer group, since
 * every replica needs every record and no offsets are kept. Partitions that are added later are found within seconds. Plain Java: a
 * program without Spring makes its own.
 */
public final class TopicReader {
    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);

    /** Makes a consumer with these properties beside the address and the credentials, which it knows. */
    @FunctionalInterface
    public interface Opener {
        Consumer<String, String> open(Map<String, Object> properties);
    }

    /** Counts the records that were skipped. */
    @FunctionalInterface
    public interface SkipCounter {
        void count(String topic);
    }

    private final TopicListener listener;
    private final Opener consumers;
    private final TopicReaderSettings settings;
    private final SupervisedLoops loops;
    private final Clock clock;
    private final SkipCounter skipped;
    private volatile @Nullable SupervisedLoop loop;

    public TopicReader(
            TopicListener listener,
            Opener consumers,
            TopicReaderSettings settings,
            SupervisedLoops loops,
            Clock clock,
            SkipCounter skipped) {
        this.listener = listener;
        this.consumers = consumers;
        this.settings = settings;
        this.loops = loops;
        this.clock = clock;
        this.skipped = skipped;
    }

    /** May be called again after {@link #stop()}: the topics are then read from their start once more. */
    public void start() {
        loop = loops.start(
                "read " + String.join(", ", listener.topics()), settings.longestPause(), this::readFromTheStart);
    }

    public void stop() {
        SupervisedLoop running = loop;
        if (running != null) {
            loops.close(running);
            loop = null;
        }
    }

    public boolean isRunning() {
        return loop != null;
    }

    /** Ends only when it fails or is interrupted. */
    private void readFromTheStart() throws InterruptedException {
        try (var consumer = consumers.open(properties())) {
            readUntilInterrupted(consumer);
        } catch (RuntimeException | Error failed) {
            listener.lost(String.valueOf(failed.getMessage()));
            throw failed;
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        // The publisher makes its topics, with the partitions and the compaction that it wants.
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        // How soon a partition that is added is known here: before its publishers know it.
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, "1000");
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
        return properties;
    }

    private void readUntilInterrupted(Consumer<String, String> consumer) throws InterruptedException {
        try {
            read(consumer);
        } catch (InterruptException stopping) {
            // Kafka's exception has set the flag again, and with it the consumer could not be closed.
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    private void read(Consumer<String, String> consumer) throws InterruptedException {
        var partitions = new AllPartitions(consumer, listener.topics(), settings.answerWithin());
        waitForTopics(partitions);
        EndOffsets ends = null;
        Instant nextCheck = clock.instant();
        while (true) {
            listener.betweenPolls();
            consumer.poll(settings.checkEvery()).forEach(this::apply);
            if (ends == null && !clock.instant().isBefore(nextCheck)) {
                ends = ends(partitions);
                nextCheck = clock.instant().plus(settings.checkEvery());
            }
            if (ends != null && ends.reachedBy(consumer)) {
                listener.caughtUp(ends.at());
                recovered();
                ends = null;
            }
        }
    }

    private void recovered() {
        SupervisedLoop running = loop;
        if (running != null) {
            running.recovered();
        }
    }

    /** Until the publishers have made the topics there is nothing to catch up with. */
    private void waitForTopics(AllPartitions partitions) throws InterruptedException {
        while (!exist(partitions)) {
            Thread.sleep(settings.checkEvery());
        }
    }

    private boolean exist(AllPartitions partitions) {
        try {
            boolean exist = partitions.assignNew();
            listener.answered();
            return exist;
        } catch (TimeoutException silent) {
            lost();
            return false;
        }
    }

    /** Partitions that were added are read before anything is said to be known. */
    private @Nullable EndOffsets ends(AllPartitions partitions) {
        Instant asked = clock.instant();
        try {
            partitions.assignNew();
            var ends = new EndOffsets(asked, partitions.ends());
            listener.answered();
            return ends;
        } catch (TimeoutException silent) {
            lost();
            return null;
        }
    }

    private void lost() {
        listener.lost("no answer within " + settings.answerWithin());
    }

    private void apply(ConsumerRecord<String, String> event) {
        try {
            listener.apply(event);
        } catch (RuntimeException | StackOverflowError unreadable) {
            // Whatever it was, it would be the same at the next attempt. What the record says is not logged.
            skipped.count(event.topic());
            log.error(
                    "Skipped a record that could not be taken in: topic {}, partition {}, offset {}, because of a {}",
                    event.topic(),
                    event.partition(),
                    event.offset(),
                    unreadable.getClass().getName());
        }
    }
}
