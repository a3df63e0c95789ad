package dev.berth.gateway.topic;

import dev.berth.gateway.supervision.SupervisedLoop;
import dev.berth.gateway.supervision.SupervisedLoops;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.core.JacksonException;

/**
 * Reads all of one topic, from its start and then on. It belongs to no consumer group, since every replica needs every
 * record. Whatever fails, it reads again from the start after a pause, and health shows the failure meanwhile.
 */
public abstract class TopicReader implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration NEW_PARTITIONS = Duration.ofMinutes(1);

    private final String topic;
    private final ConsumerFactory<String, String> consumers;
    private final Counter unreadable;
    private final SupervisedLoops loops;
    private volatile boolean complete;
    private volatile @Nullable SupervisedLoop reader;

    @SuppressWarnings("unchecked")
    protected TopicReader(String topic, ConsumerFactory<?, ?> consumers, Counter unreadable, SupervisedLoops loops) {
        this.topic = topic;
        this.consumers = (ConsumerFactory<String, String>) consumers;
        this.unreadable = unreadable;
        this.loops = loops;
    }

    /** @param value nothing for a tombstone */
    protected abstract void apply(String key, @Nullable String value);

    /** Called once, when everything that was on the topic at the start has been applied. */
    protected abstract void caughtUp();

    /** May be called again after {@link #stop()}: the topic is then read from its start once more. */
    @Override
    public void start() {
        reader = loops.start(topic, LONGEST_PAUSE, this::read);
    }

    /** Ends only when it fails or is interrupted; the next round reads the topic from its start. */
    private void read() throws InterruptedException {
        try (var consumer = consumers.createConsumer(null, null, "-" + topic)) {
            readUntilInterrupted(consumer);
        }
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
        var assigned = new HashSet<TopicPartition>();
        var start = Map.<TopicPartition, Long>of();
        var caughtUp = false;
        var lookAt = 0L;
        while (true) {
            if (assigned.isEmpty() || System.nanoTime() > lookAt) {
                if (assignNew(consumer, assigned) && start.isEmpty()) {
                    start = consumer.endOffsets(assigned);
                }
                lookAt = System.nanoTime() + NEW_PARTITIONS.toNanos();
            }
            if (assigned.isEmpty()) {
                Thread.sleep(LOOK_AGAIN);
                continue;
            }
            consumer.poll(POLL).forEach(this::apply);
            if (!caughtUp && hasPassed(consumer, start)) {
                caughtUp = true;
                noteCaughtUp();
            }
        }
    }

    private void noteCaughtUp() {
        var loop = reader;
        if (loop != null) {
            loop.recovered();
        }
        if (!complete) {
            complete = true;
            caughtUp();
        }
    }

    /** Partitions may be added while we run; each is read from its start. */
    private boolean assignNew(Consumer<String, String> consumer, Set<TopicPartition> assigned) {
        var found = consumer.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .filter(it -> !assigned.contains(it))
                .toList();
        if (found.isEmpty()) {
            return false;
        }
        assigned.addAll(found);
        consumer.assign(assigned);
        consumer.seekToBeginning(found);
        return true;
    }

    private static boolean hasPassed(Consumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(it -> consumer.position(it.getKey()) >= it.getValue());
    }

    private void apply(ConsumerRecord<String, String> event) {
        try {
            apply(event.key(), event.value());
        } catch (JacksonException | IllegalArgumentException | NullPointerException notOurs) {
            // One record that cannot be read must not stop all that follow.
            unreadable.increment();
            log.warn("Record at {}-{} cannot be read: {}", topic, event.offset(), notOurs.toString());
        }
    }

    @Override
    public void stop() {
        var loop = reader;
        if (loop != null) {
            loops.close(loop);
        }
        reader = null;
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }
}
