package dev.berth.availability.follow;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads every partition of the followed topics from its beginning and then stays at the end. Without a consumer group:
 * each replica holds everything, so nobody shares partitions and no offsets are kept.
 */
@Component
class TopicFollower implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);

    private final ConsumerFactory<String, String> consumers;
    private final Topics topics;
    private final FollowSettings settings;
    private final EventReader reader;
    private final Progress progress;
    private final Housekeeping housekeeping;
    private final Clock clock;
    private volatile boolean running;
    private volatile @Nullable Consumer<String, String> reading;
    private @Nullable Thread thread;

    TopicFollower(
            ConsumerFactory<String, String> consumers,
            Topics topics,
            FollowSettings settings,
            EventReader reader,
            Progress progress,
            Housekeeping housekeeping,
            Clock clock) {
        this.consumers = consumers;
        this.topics = topics;
        this.settings = settings;
        this.reader = reader;
        this.progress = progress;
        this.housekeeping = housekeeping;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("follow-topics").start(this::followUntilStopped);
    }

    private void followUntilStopped() {
        while (running) {
            try (Consumer<String, String> consumer = newConsumer()) {
                reading = consumer;
                follow(consumer);
            } catch (WakeupException stopped) {
                log.debug("Woken up to stop");
            } catch (RuntimeException failed) {
                log.error("Following failed; reading everything anew", failed);
                progress.lost(String.valueOf(failed.getMessage()));
                pause();
            }
        }
    }

    private Consumer<String, String> newConsumer() {
        Properties settled = new Properties();
        settled.putAll(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                // The publisher makes its topics: with the partitions and the compaction that it wants.
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false"));
        return consumers.createConsumer(null, null, null, settled);
    }

    private void follow(Consumer<String, String> consumer) {
        List<TopicPartition> partitions = assignAll(consumer);
        Mark mark = null;
        Instant nextCheck = clock.instant();
        while (running) {
            housekeeping.atEachNewSlot(clock.instant());
            consumer.poll(settings.checkEvery()).forEach(reader::read);
            if (mark == null && !clock.instant().isBefore(nextCheck)) {
                mark = markEnds(consumer, partitions);
                nextCheck = clock.instant().plus(settings.checkEvery());
            }
            if (mark != null && mark.reachedBy(consumer)) {
                progress.knowsEverythingUntil(mark.at());
                mark = null;
            }
        }
    }

    /** Waits until the publishers have made the topics: before that nothing can be known to be free. */
    private List<TopicPartition> assignAll(Consumer<String, String> consumer) {
        while (running) {
            List<List<TopicPartition>> each = Stream.of(
                            topics.resources(), topics.bookings(), topics.externalBookings())
                    .map(topic -> partitionsOf(consumer, topic))
                    .toList();
            if (each.stream().noneMatch(List::isEmpty)) {
                List<TopicPartition> all = each.stream().flatMap(List::stream).toList();
                consumer.assign(all);
                consumer.seekToBeginning(all);
                return all;
            }
            pause();
        }
        return List.of();
    }

    private List<TopicPartition> partitionsOf(Consumer<String, String> consumer, String topic) {
        try {
            List<PartitionInfo> known = consumer.partitionsFor(topic, settings.answerWithin());
            progress.answered();
            return known == null
                    ? List.of()
                    : known.stream()
                            .map(it -> new TopicPartition(topic, it.partition()))
                            .toList();
        } catch (TimeoutException silent) {
            progress.lost("no answer within " + settings.answerWithin());
            return List.of();
        }
    }

    private @Nullable Mark markEnds(Consumer<String, String> consumer, List<TopicPartition> partitions) {
        Instant asked = clock.instant();
        try {
            Mark mark = new Mark(asked, consumer.endOffsets(partitions, settings.answerWithin()));
            progress.answered();
            return mark;
        } catch (TimeoutException silent) {
            progress.lost("no answer within " + settings.answerWithin());
            return null;
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.retryAfter());
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        Consumer<String, String> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        joinThread();
    }

    private void joinThread() {
        try {
            if (thread != null) {
                thread.join(settings.answerWithin().multipliedBy(2));
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
