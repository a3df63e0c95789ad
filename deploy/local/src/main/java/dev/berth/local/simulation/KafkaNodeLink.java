package dev.berth.local.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The node link as it is today: signed reports to {@code berth.nodes}, wanted workspaces from {@code berth.workspaces}. */
final class KafkaNodeLink implements NodeLink {
    private static final String REPORTS = "berth.nodes";
    private static final String WORKSPACES = "berth.workspaces";
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration PARTITIONS_EVERY = Duration.ofSeconds(30);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final int PATIENCE_MILLIS = 5_000;

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, String> consumer;
    private final WantedWorkspaces wanted;
    private long partitionsAsked;

    /** Returns when all that was ever wanted has been read: before that, old generations would be acted upon. */
    KafkaNodeLink(String bootstrap, Consumer<String> journal) {
        this.wanted = new WantedWorkspaces(journal);
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ProducerConfig.BUFFER_MEMORY_CONFIG, 1024 * 1024,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS),
                new StringSerializer(),
                new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        1024 * 1024,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS),
                new StringDeserializer(),
                new StringDeserializer());
        try {
            readToTheEnd();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void readToTheEnd() {
        var partitions = assignAll();
        if (partitions.isEmpty()) {
            throw new KafkaException(WORKSPACES + " does not exist yet");
        }
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
            poll();
        }
    }

    /** Partitions that were added meanwhile are read from their beginning; the others go on where they are. */
    private List<TopicPartition> assignAll() {
        partitionsAsked = System.nanoTime();
        var partitions = consumer.partitionsFor(WORKSPACES).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        if (!consumer.assignment().equals(Set.copyOf(partitions))) {
            consumer.assign(partitions);
        }
        return partitions;
    }

    @Override
    public void refresh() {
        if (System.nanoTime() - partitionsAsked > PARTITIONS_EVERY.toNanos()) {
            assignAll();
        }
        poll();
    }

    private void poll() {
        for (ConsumerRecord<String, String> row : consumer.poll(POLL)) {
            wanted.take(row.key(), row.value());
        }
    }

    @Override
    public Collection<WantedWorkspace> wanted(UUID node) {
        return wanted.of(node);
    }

    @Override
    public void report(UUID node, byte[] report, byte[] signature) {
        var row = new ProducerRecord<>(REPORTS, node.toString(), report);
        row.headers()
                .add(
                        "berth-signature",
                        Base64.getEncoder().encodeToString(signature).getBytes(StandardCharsets.US_ASCII));
        try {
            producer.send(row).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notSent) {
            throw new KafkaException("A report could not be sent", notSent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
        producer.close(CLOSE);
    }
}
