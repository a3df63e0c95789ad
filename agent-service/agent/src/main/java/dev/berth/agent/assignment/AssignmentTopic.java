package dev.berth.agent.assignment;

import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The compacted topic of desired workspaces, read by every node from its beginning and without a group. Until the end is
 * reached nothing is applied: on the way there, older generations pass by whose ends have long been moved.
 */
final class AssignmentTopic implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AssignmentTopic.class);
    static final String NAME = "berth.workspaces";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int POLLS_PER_PROOF = 20;
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final KafkaConsumer<String, String> consumer;
    private final UUID node;
    private final AssignedWorkspaces assigned;

    AssignmentTopic(Map<String, Object> properties, UUID node, AssignedWorkspaces assigned) {
        Map<String, Object> own = new HashMap<>(properties);
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        own.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        own.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        this.consumer = new KafkaConsumer<>(own, new StringDeserializer(), new StringDeserializer());
        this.node = node;
        this.assigned = assigned;
    }

    /** Reads until the thread is interrupted, or until the topic has other partitions and must be read anew. */
    void readAlways(Runnable whenHeard) throws InterruptedException {
        List<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        readToTheEnd(consumer.endOffsets(partitions), whenHeard);
        while (!Thread.currentThread().isInterrupted()) {
            for (int polls = 0; polls < POLLS_PER_PROOF; polls++) {
                assigned.change(changes(consumer.poll(POLL)));
            }
            // A poll that hears nothing does not tell whether anybody is there; this question does.
            boolean partitionsWereAdded = !partitions().equals(partitions);
            whenHeard.run();
            if (partitionsWereAdded) {
                return;
            }
        }
        throw new InterruptedException();
    }

    private void readToTheEnd(Map<TopicPartition, Long> ends, Runnable whenHeard) {
        Map<WorkspaceKey, Optional<DesiredWorkspace>> read = new HashMap<>();
        while (ends.entrySet().stream().anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
            read.putAll(changes(consumer.poll(POLL)));
            whenHeard.run();
        }
        Map<WorkspaceKey, DesiredWorkspace> wanted = new HashMap<>();
        read.forEach((key, value) -> value.ifPresent(it -> wanted.put(key, it)));
        assigned.replaceAll(wanted);
        whenHeard.run();
        log.info("The assignment is read to its end: {} workspaces", wanted.size());
    }

    /** Topics are made by their publisher, which may start after this node. */
    private List<TopicPartition> partitions() {
        List<PartitionInfo> known = consumer.partitionsFor(NAME);
        if (known == null || known.isEmpty()) {
            throw new UnknownTopicOrPartitionException(NAME + " does not exist yet");
        }
        return known.stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .sorted(Comparator.comparing(TopicPartition::partition))
                .toList();
    }

    private Map<WorkspaceKey, Optional<DesiredWorkspace>> changes(ConsumerRecords<String, String> records) {
        Map<WorkspaceKey, Optional<DesiredWorkspace>> changes = new HashMap<>();
        for (ConsumerRecord<String, String> it : records) {
            AssignmentKey.parse(it.key())
                    .filter(key -> key.nodeId().equals(node))
                    .ifPresent(key -> take(key.workspace(), it, changes));
        }
        return changes;
    }

    private static void take(
            WorkspaceKey key,
            ConsumerRecord<String, String> row,
            Map<WorkspaceKey, Optional<DesiredWorkspace>> changes) {
        if (row.value() == null) {
            changes.put(key, Optional.empty());
            return;
        }
        try {
            changes.put(key, Optional.of(WorkspaceDesired.parse(row.value())));
        } catch (JacksonException | IllegalArgumentException garbled) {
            log.error(
                    "A desired workspace at {}-{} cannot be read and is skipped",
                    row.partition(),
                    row.offset(),
                    garbled);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
