package dev.berth.booking.external;

import dev.berth.engines.Engines;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Says on Kafka what sync-service would say. Each has a source of its own. */
public class OutsideWorld {
    private final String source = "libcal-" + UUID.randomUUID();
    private int version;

    public String key(String externalId) {
        return source + "/" + externalId;
    }

    public void says(String externalId, @Nullable UUID room, Instant from, Duration length, String status) {
        says(externalId, room, from, length, status, from);
    }

    /** It is read without complaint and has a time that no calendar has. */
    public void saysWhatNobodyCanStore(String externalId, UUID room, Instant from, Duration length) {
        says(externalId, room, from, length, "confirmed", Instant.MAX);
    }

    private void says(
            String externalId, @Nullable UUID room, Instant from, Duration length, String status, Instant seen) {
        send(key(externalId), """
                {"id": "%s", "type": "external-booking.changed", "version": %d, "occurredAt": "%s", "externalBooking": {
                  "source": {"id": "%s", "kind": "libcal", "name": "City library"}, "externalId": "%s",%s
                  "title": "Chess club", "startsAt": "%s", "endsAt": "%s", "status": "%s", "url": "https://libcal.example/b/1",
                  "notes": [{"text": "needs the projector"}], "lastSeenAt": "%s"}}""".formatted(
                        UUID.randomUUID(),
                        ++version,
                        from,
                        source,
                        externalId,
                        room == null ? "" : "\"resourceId\": \"%s\",".formatted(room),
                        from,
                        from.plus(length),
                        status,
                        seen));
    }

    public void wasRead(UUID room, Instant succeeded, boolean stale) {
        send("source/" + source, """
                {"id": "%s", "type": "source.refreshed", "version": %d, "occurredAt": "%s", "source": {"id": "%s",
                 "kind": "libcal", "name": "City library", "rooms": ["%s"], "lastSucceededAt": "%s",
                 "lastAttemptAt": "%s", "stale": %s}}""".formatted(
                        UUID.randomUUID(), ++version, succeeded, source, room, succeeded, succeeded, stale));
    }

    public void forgets(String externalId) {
        send(key(externalId), null);
    }

    public void saysNonsense(String externalId) {
        send(key(externalId), "{\"type\": \"external-booking.changed\", \"externalBooking\": {}}");
    }

    private static void send(String key, @Nullable String value) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Engines.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(ExternalTopic.NAME, key, value));
        }
    }
}
