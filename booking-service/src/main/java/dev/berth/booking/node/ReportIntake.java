package dev.berth.booking.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Knows whether the nodes' reports are being taken in. While Kafka or the database is away, or what came meanwhile is
 * still waiting, a node that seems silent may have reported all the time.
 */
@Component
public class ReportIntake implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(ReportIntake.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final Duration CATCH_UP_WITHIN = Duration.ofSeconds(3);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(100);
    /** Questions further apart prove nothing about the time between: this process may have been stuck. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(15);

    private final KafkaAdmin kafka;
    private final NodeSettings settings;
    private final Clock clock;
    private @Nullable Admin client;
    private @Nullable Instant openSince;
    private Instant lastAsked = Instant.MIN;

    ReportIntake(KafkaAdmin kafka, NodeSettings settings, Clock clock) {
        this.kafka = kafka;
        this.settings = settings;
        this.clock = clock;
    }

    /** Since when reports have been taken in without a break, as far as it was asked. Empty while they are not. */
    synchronized Optional<Instant> openSince() {
        boolean caughtUp = isCaughtUp();
        Instant now = clock.instant();
        boolean gap = lastAsked.isBefore(now.minus(LONGEST_GAP));
        if (!caughtUp) {
            if (openSince != null) {
                log.warn("Reports of nodes are not taken in: no node is judged by its silence until they are");
            }
            openSince = null;
        } else if (openSince == null || gap) {
            openSince = now;
        }
        lastAsked = now;
        return Optional.ofNullable(openSince);
    }

    /** Whether every report that has arrived by now is taken in, by whichever replica. Waits a little for it. */
    public boolean isCaughtUp() {
        try {
            Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
            long deadline = System.nanoTime() + CATCH_UP_WITHIN.toNanos();
            while (!areTakenIn(ends)) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                Thread.sleep(ASK_AGAIN_AFTER);
            }
            return true;
        } catch (ExecutionException | TimeoutException away) {
            log.debug("Kafka does not say how many reports are waiting", away);
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean areTakenIn(Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> taken = client().listConsumerGroupOffsets(settings.consumerGroup())
                .partitionsToOffsetAndMetadata()
                .get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        if (ends.entrySet().stream().allMatch(it -> positionOf(it.getKey(), taken) >= it.getValue())) {
            return true;
        }
        // What Kafka has thrown away by its age was never taken in and is not waiting either.
        Map<TopicPartition, Long> oldest = offsets(OffsetSpec.earliest());
        return ends.entrySet().stream()
                .allMatch(it -> Math.max(positionOf(it.getKey(), taken), oldest.getOrDefault(it.getKey(), 0L))
                        >= it.getValue());
    }

    private static long positionOf(TopicPartition partition, Map<TopicPartition, OffsetAndMetadata> taken) {
        OffsetAndMetadata position = taken.get(partition);
        return position == null ? 0 : position.offset();
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        var topic = client().describeTopics(List.of(ReportsTopic.NAME))
                .allTopicNames()
                .get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .get(ReportsTopic.NAME);
        if (topic == null) {
            throw new TimeoutException(ReportsTopic.NAME + " is not described");
        }
        Map<TopicPartition, OffsetSpec> asked = topic.partitions().stream()
                .collect(Collectors.toMap(it -> new TopicPartition(ReportsTopic.NAME, it.partition()), it -> which));
        return client()
                .listOffsets(asked)
                .all()
                .get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().offset()));
    }

    private synchronized Admin client() {
        Admin known = client;
        if (known == null) {
            Map<String, Object> own = new HashMap<>(kafka.getConfigurationProperties());
            own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_WITHIN.toMillis());
            own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER_WITHIN.toMillis());
            known = Admin.create(own);
            client = known;
        }
        return known;
    }

    @Override
    public synchronized void destroy() {
        if (client != null) client.close(ANSWER_WITHIN);
    }
}
