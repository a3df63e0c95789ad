package dev.berth.gateway.testing;

import dev.berth.engines.Engines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Publishes what booking-service would on {@code berth.people}: its own golden event, of another person. */
public final class PeopleEvents implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path GOLDEN = Path.of("..", "booking-service", "events", "person.changed.json");
    private static final String TOPIC = "berth.people";

    private final KafkaProducer<String, String> producer;

    public PeopleEvents() {
        var kafka = Map.<String, Object>of("bootstrap.servers", Engines.kafka().bootstrapServers());
        try (var admin = Admin.create(kafka)) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1)))
                        .all()
                        .get();
            }
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
        this.producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());
    }

    public static String golden() {
        try {
            return Files.readString(GOLDEN);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public void publish(String person, long version, String role, boolean disabled, Instant tokensValidAfter) {
        var event = (ObjectNode) JSON.readTree(golden());
        event.put("version", version)
                .put("personId", person)
                .put("role", role)
                .put("disabled", disabled)
                .put(
                        "tokensValidAfter",
                        tokensValidAfter.truncatedTo(ChronoUnit.SECONDS).toString());
        send(person, JSON.writeValueAsString(event));
    }

    public void send(String key, @Nullable String value) {
        try {
            producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
