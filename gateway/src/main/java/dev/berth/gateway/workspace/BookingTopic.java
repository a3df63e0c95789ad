package dev.berth.gateway.workspace;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads all of {@code berth.bookings} into the table, from the start and then on. It belongs to no consumer group, since
 * every replica needs every event, and it waits for Kafka as long as that takes.
 */
@Component
class BookingTopic implements SmartLifecycle {
    static final String NAME = "berth.bookings";

    private static final Logger log = LoggerFactory.getLogger(BookingTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration NEW_PARTITIONS = Duration.ofMinutes(1);

    private final ConsumerFactory<String, String> consumers;
    private final WorkspaceRoutes routes;
    private final JsonMapper json;
    private final Counter unreadable;
    private volatile @Nullable Thread reader;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, String> reading;

    @SuppressWarnings("unchecked")
    BookingTopic(ConsumerFactory<?, ?> consumers, WorkspaceRoutes routes, JsonMapper json, MeterRegistry meters) {
        this.consumers = (ConsumerFactory<String, String>) consumers;
        this.routes = routes;
        this.json = json;
        this.unreadable = meters.counter("berth.workspace.events.unreadable");
        meters.gauge("berth.workspace.routes", routes, WorkspaceRoutes::open);
    }

    @Override
    public void start() {
        reader = Thread.ofPlatform().daemon().name("booking-events").start(this::readForever);
    }

    private void readForever() {
        var complained = false;
        while (isWanted()) {
            try (var consumer = consumers.createConsumer()) {
                reading = consumer;
                read(consumer);
                complained = false;
            } catch (WakeupException stop) {
                return;
            } catch (RuntimeException trouble) {
                if (!complained) {
                    log.warn("{} cannot be read, trying again: {}", NAME, trouble.toString());
                    complained = true;
                }
                pause();
            }
        }
    }

    private void read(Consumer<String, String> consumer) {
        var assigned = new HashSet<TopicPartition>();
        var start = Map.<TopicPartition, Long>of();
        var lookAt = 0L;
        while (isWanted()) {
            if (assigned.isEmpty() || System.nanoTime() > lookAt) {
                if (assignNew(consumer, assigned) && start.isEmpty()) {
                    start = consumer.endOffsets(assigned);
                }
                lookAt = System.nanoTime() + NEW_PARTITIONS.toNanos();
            }
            if (assigned.isEmpty()) {
                pause();
                continue;
            }
            consumer.poll(POLL).forEach(this::apply);
            if (!routes.isComplete() && hasPassed(consumer, start)) {
                routes.markComplete();
                log.info("Workspace routes are up to date, {} open", routes.open());
            }
        }
    }

    /** Partitions may be added while we run; each is read from its start. */
    private static boolean assignNew(Consumer<String, String> consumer, Set<TopicPartition> assigned) {
        var found = consumer.partitionsFor(NAME).stream()
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
            if (event.value() == null) {
                routes.forget(UUID.fromString(event.key()));
            } else {
                routes.apply(json.readValue(event.value(), BookingEvent.class));
            }
        } catch (JacksonException | IllegalArgumentException | NullPointerException notOurs) {
            // One event that nobody can read must not stop all that follow.
            unreadable.increment();
            log.warn("Event at {}-{} cannot be read: {}", event.partition(), event.offset(), notOurs.toString());
        }
    }

    private boolean isWanted() {
        return stopping.getCount() > 0;
    }

    private void pause() {
        try {
            stopping.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
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
