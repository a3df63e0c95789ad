package dev.berth.gateway.workspace;

import dev.berth.engines.Engines;
import dev.berth.gateway.testing.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Publishes what booking-service would: its own golden event, with another id, version or state. */
final class Bookings implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path GOLDEN = Path.of("..", "booking-service", "events", "booking.started.json");

    private final KafkaProducer<String, String> producer;

    Bookings() {
        var kafka = Map.<String, Object>of("bootstrap.servers", Engines.kafka().bootstrapServers());
        try (var admin = Admin.create(kafka)) {
            if (!admin.listTopics().names().get().contains(BookingListener.TOPIC)) {
                admin.createTopics(List.of(new NewTopic(BookingListener.TOPIC, 3, (short) 1)))
                        .all()
                        .get();
            }
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
        this.producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());
    }

    static String golden() {
        try {
            return Files.readString(GOLDEN);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The golden event as it would be for this booking, running at this port until then. */
    static String started(UUID id, long version, int port, Instant endsAt) {
        return started(id, version, "active", "running", port, endsAt);
    }

    static String started(UUID id, long version, String status, String state, int port, Instant endsAt) {
        var event = (ObjectNode) JSON.readTree(golden());
        event.put("version", version);
        var booking = (ObjectNode) event.get("booking");
        booking.put("id", id.toString());
        booking.put("status", status);
        booking.put("endsAt", endsAt.truncatedTo(ChronoUnit.MILLIS).toString());
        var workspace = (ObjectNode) booking.get("workspace");
        workspace.put("state", state);
        workspace.putObject("address").put("host", "127.0.0.1").put("port", port);
        World.AGENT.runs(id, port);
        return JSON.writeValueAsString(event);
    }

    void publish(UUID key, @Nullable String event) {
        try {
            producer.send(new ProducerRecord<>(BookingListener.TOPIC, key.toString(), event))
                    .get();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
