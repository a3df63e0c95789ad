package dev.berth.platform.topic;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The ends of all partitions as they were at one instant: who has read up to them knows all that was published then. */
record EndOffsets(Instant at, Map<TopicPartition, Long> ends) {
    boolean reachedBy(Consumer<?, ?> consumer) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
