package dev.berth.feed;

import dev.berth.engines.Engines;
import dev.berth.engines.SchemaRoles;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** An empty database, topics of one's own, and the hand of booking-service that writes into them. */
final class World implements AutoCloseable {
    private static final int PARTITIONS = 3;
    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", Engines.kafka().bootstrapServers(), "acks", "all");
    private static final String BOOKING = """
            {"id": "%s", "type": "booking.updated", "version": %d, "occurredAt": "2026-12-01T08:00:00Z",
             "booking": {"id": "%s", "kind": "compute", "status": "pending", "startsAt": "2026-12-01T09:00:00Z",
              "endsAt": "2026-12-01T11:00:00Z", "title": "%s", "userId": "0199f3a0-0000-7000-8000-0000000000a1",
              "resource": {"id": "0199f3a0-0000-7000-8000-0000000000c1", "name": "gpu-1", "kind": "node"},
              "createdAt": "2026-12-01T08:00:00Z", "updatedAt": "2026-12-01T08:00:00Z"}}
            """;
    private static final String RESOURCE = """
            {"id": "%s", "type": "resource.changed", "version": %d, "occurredAt": "2026-12-01T08:00:00Z",
             "resource": {"id": "%s", "kind": "node", "name": "%s", "status": "online"}}
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final SchemaRoles roles = Engines.freshSchema("feed");
    final String group = "calendar-feed-" + UUID.randomUUID();
    final String bookings = "berth.bookings." + UUID.randomUUID();
    final String resources = "berth.resources." + UUID.randomUUID();
    final String externals = "berth.external-bookings." + UUID.randomUUID();
    final String people = "berth.people." + UUID.randomUUID();
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(KAFKA, new StringSerializer(), new ByteArraySerializer());

    World makeTopics() {
        asAdmin(admin -> admin.createTopics(List.of(topic(bookings), topic(resources), topic(externals), topic(people)))
                .all()
                .get());
        return this;
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty());
    }

    void booking(UUID event, UUID booking, long version, String title) {
        send(bookings, booking.toString(), BOOKING.formatted(event, version, booking, title));
    }

    void resource(UUID id, long version, String name) {
        send(resources, id.toString(), RESOURCE.formatted(UUID.randomUUID(), version, id, name));
    }

    /** Sends an event with this booking or resource in it, every value as it is. */
    void tell(String topic, String what, UUID id, long version, Instant occurredAt, Map<String, ?> state) {
        Map<String, Object> told = new HashMap<>(state);
        told.put("id", id);
        tell(topic, what, id.toString(), version, occurredAt, told);
    }

    void tell(String topic, String what, String key, long version, Instant occurredAt, Map<String, ?> told) {
        send(
                topic,
                key,
                JSON.writeValueAsString(Map.of(
                        "id",
                        UUID.randomUUID(),
                        "type",
                        what + ".changed",
                        "version",
                        version,
                        "occurredAt",
                        occurredAt.toString(),
                        what,
                        told)));
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

    /** As if nothing had ever been acknowledged: everything is delivered once more. The service must not run. */
    void deliverEverythingAgain() {
        Map<TopicPartition, OffsetAndMetadata> beginning = IntStream.range(0, PARTITIONS)
                .boxed()
                .collect(Collectors.toMap(n -> new TopicPartition(bookings, n), n -> new OffsetAndMetadata(0)));
        asAdmin(admin -> admin.alterConsumerGroupOffsets(group, beginning).all().get());
    }

    JdbcClient sql() {
        return JdbcClient.create(new DriverManagerDataSource(roles.urlAsOwner() + "&currentSchema=feed"));
    }

    /** Writes down every effect on an entry, so that a test can tell one from two. */
    void watchEffects() {
        sql().sql("""
                CREATE TABLE effect (booking_id uuid, sequence bigint);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
                  'BEGIN INSERT INTO feed.effect VALUES (NEW.booking_id, NEW.sequence); RETURN NEW; END';
                CREATE TRIGGER note AFTER INSERT OR UPDATE ON calendar_entry FOR EACH ROW EXECUTE FUNCTION note();
                """).update();
    }

    long count(String table) {
        return sql().sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    /** The entry's columns; empty when there is none. */
    Map<String, @Nullable Object> entry(UUID booking) {
        List<Map<String, @Nullable Object>> rows = sql().sql("SELECT * FROM calendar_entry WHERE booking_id = ?")
                .param(booking)
                .query()
                .listOfRows();
        return rows.isEmpty() ? Map.of() : rows.getFirst();
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
