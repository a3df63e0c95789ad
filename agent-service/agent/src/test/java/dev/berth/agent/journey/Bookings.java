package dev.berth.agent.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The control plane's side of Kafka: says what is wanted, hears what nodes report. */
final class Bookings implements AutoCloseable {
    record Report(JsonNode event, byte[] value, String signature) {}

    /** A wish for one workspace. */
    record Wish(UUID booking, long generation, Instant from, Instant until, String image, List<String> command) {
        static Wish now(Duration length) {
            return new Wish(
                    UUID.randomUUID(), 1, Instant.now(), Instant.now().plus(length), DockerCli.IMAGE, List.of());
        }

        Wish image(String other) {
            return new Wish(booking, generation, from, until, other, command);
        }

        Wish command(String... other) {
            return new Wish(booking, generation, from, until, image, List.of(other));
        }

        Wish until(Instant other) {
            return new Wish(booking, generation + 1, from, other, image, command);
        }
    }

    private final UUID node;
    private final KafkaProducer<String, String> producer;
    private final Map<UUID, JsonNode> last = new ConcurrentHashMap<>();
    private volatile Optional<Report> lastReport = Optional.empty();
    private volatile boolean closed;

    Bookings(String kafka, UUID node) throws Exception {
        this.node = node;
        Map<String, Object> properties = Map.of("bootstrap.servers", kafka);
        try (Admin admin = Admin.create(properties)) {
            Set<String> known = admin.listTopics().names().get();
            for (String topic : List.of("berth.workspaces", "berth.nodes")) {
                if (!known.contains(topic)) {
                    admin.createTopics(List.of(new NewTopic(topic, 6, (short) 1)))
                            .all()
                            .get();
                }
            }
        }
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
        Thread.ofPlatform().daemon().start(() -> listen(kafka));
    }

    Wish want(Wish wish) throws Exception {
        String value = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "id",
                        UUID.randomUUID(),
                        "type",
                        "workspace.desired",
                        "version",
                        wish.generation(),
                        "occurredAt",
                        Instant.now(),
                        "workspace",
                        Map.of(
                                "bookingId",
                                wish.booking(),
                                "nodeId",
                                node,
                                "generation",
                                wish.generation(),
                                "from",
                                wish.from(),
                                "until",
                                wish.until(),
                                "spec",
                                Map.of(
                                        "title",
                                        "Test \"<1>\"",
                                        "image",
                                        wish.image(),
                                        "command",
                                        wish.command(),
                                        "ports",
                                        List.of(8080),
                                        "environment",
                                        Map.of("GREETING", "hi"),
                                        "cores",
                                        1,
                                        "memoryGb",
                                        1,
                                        "gpuUuids",
                                        List.of()))));
        producer.send(new ProducerRecord<>("berth.workspaces", node + "/" + wish.booking(), value))
                .get();
        return wish;
    }

    void forget(Wish wish) throws Exception {
        producer.send(new ProducerRecord<>("berth.workspaces", node + "/" + wish.booking(), null))
                .get();
    }

    String state(Wish wish) {
        JsonNode it = last.get(wish.booking());
        return it == null ? "unreported" : it.get("state").asString();
    }

    String reason(Wish wish) {
        return last.get(wish.booking()).get("reason").asString();
    }

    JsonNode workspace(Wish wish) {
        return last.get(wish.booking());
    }

    Optional<Report> lastReport() {
        return lastReport;
    }

    private void listen(String kafka) {
        Map<String, Object> properties = Map.of("bootstrap.servers", kafka, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = List.of();
            // A broker that has only just made the topic may not know it everywhere yet.
            while (partitions.isEmpty()) {
                partitions = consumer.partitionsFor("berth.nodes").stream()
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .toList();
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::hear);
            }
        }
    }

    private void hear(ConsumerRecord<String, byte[]> row) {
        if (!node.toString().equals(row.key())) {
            return;
        }
        JsonNode event = JsonMapper.shared().readTree(row.value());
        String signature =
                new String(row.headers().lastHeader("berth-signature").value());
        lastReport = Optional.of(new Report(event, row.value(), signature));
        StreamSupport.stream(event.get("workspaces").spliterator(), false)
                .forEach(it -> last.put(UUID.fromString(it.get("bookingId").asString()), it));
    }

    @Override
    public void close() {
        closed = true;
        producer.close(Duration.ofSeconds(1));
    }
}
