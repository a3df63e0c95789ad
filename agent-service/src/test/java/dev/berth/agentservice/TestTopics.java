package dev.berth.agentservice;

import dev.berth.engines.Engines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes what booking-service writes and reads what it reads, on topics of its own. */
final class TestTopics implements AutoCloseable {
    private static final int PARTITIONS = 3;
    private final String suffix = "." + UUID.randomUUID();
    final String resources = "berth.resources" + suffix;
    final String workspaces = "berth.workspaces" + suffix;
    final String nodes = "berth.nodes" + suffix;
    private final Map<String, Object> kafka = Map.of(
            "bootstrap.servers",
            Engines.kafka().bootstrapServers(),
            "acks",
            "all",
            "max.in.flight.requests.per.connection",
            1);
    private final KafkaProducer<String, String> producer =
            new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());

    TestTopics make() throws ExecutionException, InterruptedException {
        var compacted = Map.of("cleanup.policy", "compact");
        try (Admin admin = admin()) {
            admin.createTopics(List.of(
                            topic(resources).configs(compacted),
                            topic(workspaces).configs(compacted),
                            topic(nodes)))
                    .all()
                    .get();
        }
        return this;
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty());
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", Engines.kafka().bootstrapServers()));
    }

    void node(TestNode node) {
        node(node, false);
    }

    void node(TestNode node, boolean revoked) {
        send(resources, node.id().toString(), nodeEvent(node, revoked));
    }

    /** Without waiting for the broker. */
    void nodeSoon(TestNode node) {
        producer.send(new ProducerRecord<>(resources, node.id().toString(), nodeEvent(node, false)));
    }

    /** The node is being woken: its event carries the packet. */
    void waking(TestNode node, Instant sentAt) {
        String wake = """
                "revoked": false, "wake": {"mac": "52:54:00:ab:cd:ef", "sentAt": "%s"}""".formatted(sentAt);
        send(resources, node.id().toString(), nodeEvent(node, false).replace("\"revoked\": false", wake));
    }

    private static String nodeEvent(TestNode node, boolean revoked) {
        return """
                {"id": "%s", "type": "resource.changed", "version": 1, "occurredAt": "2026-12-01T07:59:00Z",
                 "resource": {"id": "%s", "kind": "node", "name": "n", "status": "online", "site": "here", "tags": [],
                  "cores": 8, "memoryGb": 64, "gpus": [], "nodeKey": "%s", "revoked": %s}}
                """.formatted(UUID.randomUUID(), node.id(), node.publicKey(), revoked);
    }

    void workspace(UUID node, UUID booking, int generation) {
        send(workspaces, node + "/" + booking, workspaceEvent(node, booking, generation, ""));
    }

    /** Without waiting for the broker. */
    void workspaceSoon(UUID node, UUID booking, int generation, String title) {
        producer.send(new ProducerRecord<>(
                workspaces, node + "/" + booking, workspaceEvent(node, booking, generation, title)));
    }

    static String workspaceEvent(UUID node, UUID booking, int generation, String title) {
        Instant from = Instant.parse("2026-12-01T09:00:00Z");
        return """
                {"id":"%s","type":"workspace.desired","version":%d,"occurredAt":"%s","workspace":{"bookingId":"%s",
                 "nodeId":"%s","generation":%d,"from":"%s","until":"%s","spec":{"title":"%s","image":"busybox",
                 "command":[],"ports":[8888],"environment":{},"cores":1,"memoryGb":1,"gpuUuids":[]}}}""".formatted(
                        UUID.randomUUID(),
                        generation,
                        from,
                        booking,
                        node,
                        generation,
                        from,
                        from.plus(Duration.ofDays(3650)),
                        title);
    }

    void noWorkspace(UUID node, UUID booking) {
        send(workspaces, node + "/" + booking, null);
    }

    void flush() {
        producer.flush();
    }

    void send(String topic, String key, @Nullable String value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void addPartition() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            admin.createPartitions(Map.of(workspaces, NewPartitions.increaseTo(PARTITIONS + 1)))
                    .all()
                    .get();
        }
    }

    /** With a producer that knows the partitions as they are now. */
    void workspaceInTheAddedPartition(UUID node, UUID booking) throws ExecutionException, InterruptedException {
        try (var fresh = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            fresh.send(new ProducerRecord<>(
                            workspaces, PARTITIONS, node + "/" + booking, workspaceEvent(node, booking, 1, "")))
                    .get();
        }
    }

    /** The reports on the topic, once there are enough. */
    List<ConsumerRecord<String, String>> reports(Predicate<List<ConsumerRecord<String, String>>> enough) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        Instant deadline = Instant.now().plusSeconds(30);
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        Engines.kafka().bootstrapServers(),
                        "group.id",
                        UUID.randomUUID().toString()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(nodes).stream()
                    .map(it -> new TopicPartition(nodes, it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!enough.test(found)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("Only these reports came: " + found);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    @Override
    public void close() {
        producer.close();
    }
}
