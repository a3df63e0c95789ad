package dev.berth.sync;

import dev.berth.engines.Engines;
import dev.berth.engines.SchemaRoles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An empty database, topics of one's own, and the hand of booking-service that writes into them. */
final class World implements AutoCloseable {
    private static final int PARTITIONS = 3;
    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", Engines.kafka().bootstrapServers(), "acks", "all");
    private static final String RESOURCE = """
            {"id": "%s", "type": "resource.changed", "version": %d, "occurredAt": "2026-12-01T08:00:00Z",
             "resource": {"id": "%s", "kind": "node", "name": "%s", "status": "online", "site": "here"}}
            """;

    final SchemaRoles roles = Engines.freshSchema("sync");
    final String group = "sync-" + UUID.randomUUID();
    final String resources = "berth.resources." + UUID.randomUUID();
    final String people = "berth.people." + UUID.randomUUID();
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(KAFKA, new StringSerializer(), new ByteArraySerializer());

    World makeTopics() {
        asAdmin(admin -> admin.createTopics(List.of(topic(resources), topic(people)))
                .all()
                .get());
        return this;
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty());
    }

    void resource(UUID event, UUID id, long version, String name) {
        send(resources, id.toString(), RESOURCE.formatted(event, version, id, name));
    }

    void send(String topic, String key, @Nullable String value) {
        send(topic, key, value == null ? null : value.getBytes());
    }

    void send(String topic, String key, byte @Nullable [] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JdbcClient sql() {
        return JdbcClient.create(new DriverManagerDataSource(roles.urlAsOwner() + "&currentSchema=sync"));
    }

    /** Writes down every effect on a resource, so that a test can tell one from two. */
    void watchEffects() {
        sql().sql("""
                CREATE TABLE effect (resource_id uuid, version bigint);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
                  'BEGIN INSERT INTO sync.effect VALUES (NEW.resource_id, NEW.version); RETURN NEW; END';
                CREATE TRIGGER note AFTER INSERT OR UPDATE ON known_resource FOR EACH ROW EXECUTE FUNCTION note();
                """).update();
    }

    long count(String table) {
        return sql().sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    /** The resource's columns; empty when there is none. */
    Map<String, @Nullable Object> resource(UUID id) {
        List<Map<String, @Nullable Object>> rows = sql().sql("SELECT * FROM known_resource WHERE resource_id = ?")
                .param(id)
                .query()
                .listOfRows();
        return rows.isEmpty() ? Map.of() : rows.getFirst();
    }

    /** The events of a topic whose key contains something, from the beginning; fails when too few come. */
    List<String> events(String topic, String inKey, int atLeast) {
        List<String> found = new ArrayList<>();
        Instant deadline = Instant.now().plusSeconds(60);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Engines.kafka().bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(it -> new TopicPartition(topic, it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (found.size() < atLeast) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("Only these came on " + topic + ": " + found);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(it -> {
                    if (it.key().contains(inKey)) {
                        found.add(String.valueOf(it.value()));
                    }
                });
            }
        }
        return found;
    }

    private interface AdminWork {
        void with(Admin admin) throws ExecutionException, InterruptedException;
    }

    private static void asAdmin(AdminWork work) {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Engines.kafka().bootstrapServers()))) {
            work.with(admin);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
