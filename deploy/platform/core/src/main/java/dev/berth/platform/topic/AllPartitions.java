package dev.berth.platform.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Gives a consumer every partition of some topics, each from its beginning, and those that are added later as soon as the
 * consumer's metadata name them (see {@code metadata.max.age.ms}).
 */
final class AllPartitions {
    private final Consumer<?, ?> consumer;
    private final List<String> topics;
    private final Duration answerWithin;
    private List<TopicPartition> assigned = List.of();

    AllPartitions(Consumer<?, ?> consumer, List<String> topics, Duration answerWithin) {
        this.consumer = consumer;
        this.topics = topics;
        this.answerWithin = answerWithin;
    }

    /** @throws TimeoutException when Kafka does not answer */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(assigned, answerWithin);
    }

    /**
     * Assigns what is new.
     *
     * @return whether every topic exists; before that nothing is assigned
     * @throws TimeoutException when Kafka does not answer
     */
    boolean assignNew() {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : topics) {
            List<PartitionInfo> known = consumer.partitionsFor(topic, answerWithin);
            if (known == null || known.isEmpty()) {
                return false;
            }
            known.forEach(it -> all.add(new TopicPartition(topic, it.partition())));
        }
        List<TopicPartition> added =
                all.stream().filter(it -> !assigned.contains(it)).toList();
        if (!added.isEmpty()) {
            List<TopicPartition> both = new ArrayList<>(assigned);
            both.addAll(added);
            consumer.assign(both);
            consumer.seekToBeginning(added);
            assigned = List.copyOf(both);
        }
        return true;
    }
}
