package dev.berth.availability.follow;

import dev.berth.availability.supervision.SupervisedLoop;
import dev.berth.availability.supervision.SupervisedLoops;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads every partition of the followed topics from its beginning and then stays at the end. Without a consumer group:
 * each replica holds everything, so nobody shares partitions and no offsets are kept.
 */
@Component
class TopicFollower implements SmartLifecycle {
    private final ConsumerFactory<String, String> consumers;
    private final Topics topics;
    private final FollowSettings settings;
    private final EventReader reader;
    private final Progress progress;
    private final Housekeeping housekeeping;
    private final Clock clock;
    private final SupervisedLoops loops;
    private volatile @Nullable SupervisedLoop loop;

    TopicFollower(
            ConsumerFactory<String, String> consumers,
            Topics topics,
            FollowSettings settings,
            EventReader reader,
            Progress progress,
            Housekeeping housekeeping,
            Clock clock,
            SupervisedLoops loops) {
        this.consumers = consumers;
        this.topics = topics;
        this.settings = settings;
        this.reader = reader;
        this.progress = progress;
        this.housekeeping = housekeeping;
        this.clock = clock;
        this.loops = loops;
    }

    @Override
    public void start() {
        loop = loops.start("follow-topics", settings.retryAfter(), this::readEverything);
    }

    /** Reads from the beginning and goes on reading until something fails. */
    private void readEverything() throws InterruptedException {
        try (Consumer<String, String> consumer = newConsumer()) {
            follow(consumer, new AllPartitions(consumer, topics.all(), settings.answerWithin()));
        } catch (InterruptException stopped) {
            throw new InterruptedException();
        } catch (RuntimeException | Error failed) {
            progress.lost(String.valueOf(failed.getMessage()));
            throw failed;
        }
    }

    private Consumer<String, String> newConsumer() {
        Properties settled = new Properties();
        settled.putAll(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                "false",
                // The publisher makes its topics: with the partitions and the compaction that it wants.
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                "false",
                // How soon a partition that is added is known here: before its publishers know it.
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                "1000"));
        return consumers.createConsumer(null, null, null, settled);
    }

    private void follow(Consumer<String, String> consumer, AllPartitions partitions) throws InterruptedException {
        waitForTopics(partitions);
        Mark mark = null;
        Instant nextCheck = clock.instant();
        while (true) {
            housekeeping.atEachNewSlot(clock.instant());
            consumer.poll(settings.checkEvery()).forEach(reader::read);
            if (mark == null && !clock.instant().isBefore(nextCheck)) {
                mark = markEnds(consumer, partitions);
                nextCheck = clock.instant().plus(settings.checkEvery());
            }
            if (mark != null && mark.reachedBy(consumer)) {
                progress.knowsEverythingUntil(mark.at());
                recovered();
                mark = null;
            }
        }
    }

    private void recovered() {
        SupervisedLoop following = loop;
        if (following != null) {
            following.recovered();
        }
    }

    /** Waits until the publishers have made the topics: before that nothing can be known to be free. */
    private void waitForTopics(AllPartitions partitions) throws InterruptedException {
        while (!exist(partitions)) {
            Thread.sleep(settings.retryAfter());
        }
    }

    private boolean exist(AllPartitions partitions) {
        try {
            boolean exist = partitions.assignNew();
            progress.answered();
            return exist;
        } catch (TimeoutException silent) {
            progress.lost("no answer within " + settings.answerWithin());
            return false;
        }
    }

    /** Partitions that were added are read before anything is said to be known. */
    private @Nullable Mark markEnds(Consumer<String, String> consumer, AllPartitions partitions) {
        Instant asked = clock.instant();
        try {
            partitions.assignNew();
            Mark mark = new Mark(asked, consumer.endOffsets(partitions.assigned(), settings.answerWithin()));
            progress.answered();
            return mark;
        } catch (TimeoutException silent) {
            progress.lost("no answer within " + settings.answerWithin());
            return null;
        }
    }

    @Override
    public void stop() {
        SupervisedLoop following = loop;
        if (following != null) {
            loops.close(following);
            loop = null;
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
