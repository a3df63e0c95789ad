package dev.berth.platform.testing;

import dev.berth.engines.Engines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the test's topic from its beginning, as a consumer that has just been set up does. */
public final class PublishedEvents {
    public static final String TOPIC = "published";

    private PublishedEvents() {}

    /** Polls until what has come is enough, and fails loudly when that takes too long. */
    public static List<ConsumerRecord<String, String>> read(
            Predicate<ConsumerRecord<String, String>> of, Predicate<List<ConsumerRecord<String, String>>> enough) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        Engines.kafka().bootstrapServers(),
                        "group.id",
                        UUID.randomUUID().toString()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = partitionsOf(consumer, deadline);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!enough.test(records)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("Only these came on " + TOPIC + ": " + records);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(it -> {
                    if (of.test(it)) records.add(it);
                });
            }
        }
        return records;
    }

    /** The topic may not be there yet: it is made by whoever publishes to it first. */
    private static List<TopicPartition> partitionsOf(KafkaConsumer<?, ?> consumer, Instant deadline) {
        while (Instant.now().isBefore(deadline)) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(it -> new TopicPartition(TOPIC, it.partition()))
                    .toList();
            if (!partitions.isEmpty()) return partitions;
        }
        throw new AssertionError("There is no topic " + TOPIC);
    }
}
