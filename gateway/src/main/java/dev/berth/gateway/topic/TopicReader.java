package dev.berth.gateway.topic;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.core.JacksonException;

/**
 * Reads all of one topic, from its start and then on. It belongs to no consumer group, since every replica needs every
 * record, and it waits for Kafka as long as that takes.
 */
public abstract class TopicReader implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration NEW_PARTITIONS = Duration.ofMinutes(1);

    private final String topic;
    private final ConsumerFactory<String, String> consumers;
    private final Counter unreadable;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean complete;
    private volatile @Nullable Thread reader;
    private volatile @Nullable Consumer<String, String> reading;

    @SuppressWarnings("unchecked")
    protected TopicReader(String topic, ConsumerFactory<?, ?> consumers, Counter unreadable) {
        this.topic = topic;
        this.consumers = (ConsumerFactory<String, String>) consumers;
        this.unreadable = unreadable;
    }

    /** @param value nothing for a tombstone */
    protected abstract void apply(String key, @Nullable String value);

    /** Called once, when everything that was on the topic at the start has been applied. */
    protected abstract void caughtUp();

    /** May be called again after {@link #stop()}: the topic is then read from its start once more. */
    @Override
    public void start() {
        var stop = new CountDownLatch(1);
        stopping = stop;
        reader = Thread.ofPlatform().daemon().name(topic).start(() -> readUntil(stop));
    }

    private void readUntil(CountDownLatch stop) {
        var complained = false;
        while (stop.getCount() > 0) {
            try (var consumer = consumers.createConsumer(null, null, "-" + topic)) {
                reading = consumer;
                read(consumer, stop);
                complained = false;
            } catch (WakeupException stopped) {
                return;
            } catch (RuntimeException trouble) {
                if (!complained) {
                    log.warn("{} cannot be read, trying again: {}", topic, trouble.toString());
                    complained = true;
                }
                pause(stop);
            }
        }
    }

    private void read(Consumer<String, String> consumer, CountDownLatch stop) {
        var assigned = new HashSet<TopicPartition>();
        var start = Map.<TopicPartition, Long>of();
        var lookAt = 0L;
        while (stop.getCount() > 0) {
            if (assigned.isEmpty() || System.nanoTime() > lookAt) {
                if (assignNew(consumer, assigned) && start.isEmpty()) {
                    start = consumer.endOffsets(assigned);
                }
                lookAt = System.nanoTime() + NEW_PARTITIONS.toNanos();
            }
            if (assigned.isEmpty()) {
                pause(stop);
                continue;
            }
            consumer.poll(POLL).forEach(this::apply);
            if (!complete && hasPassed(consumer, start)) {
                complete = true;
                caughtUp();
            }
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

    private static void pause(CountDownLatch stop) {
        try {
            stop.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        var consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        reader = null;
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }
}
