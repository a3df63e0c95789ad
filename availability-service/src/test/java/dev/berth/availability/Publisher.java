package dev.berth.availability;

import dev.berth.engines.Engines;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes what booking-service writes, into topics of its own. */
final class Publisher implements AutoCloseable {
    private final String suffix = "." + UUID.randomUUID();
    final String bookings = "berth.bookings" + suffix;
    final String resources = "berth.resources" + suffix;
    final String externalBookings = "berth.external-bookings" + suffix;
    final String people = "berth.people" + suffix;
    private final Map<String, Object> kafka =
            Map.of("bootstrap.servers", Engines.kafka().bootstrapServers(), "acks", "all");
    private final KafkaProducer<String, String> producer =
            new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());

    Publisher makeTopics() throws ExecutionException, InterruptedException {
        return makeTopics(6);
    }

    Publisher makeTopics(int partitions) throws ExecutionException, InterruptedException {
        var compacted = Map.of("cleanup.policy", "compact");
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Engines.kafka().bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(bookings, Optional.of(partitions), Optional.empty()).configs(compacted),
                            new NewTopic(resources, Optional.of(partitions), Optional.empty()).configs(compacted),
                            new NewTopic(externalBookings, Optional.of(partitions), Optional.empty())
                                    .configs(compacted),
                            new NewTopic(people, Optional.of(1), Optional.empty()).configs(compacted)))
                    .all()
                    .get();
        }
        return this;
    }

    void addPartition(String topic, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Engines.kafka().bootstrapServers()))) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                    .all()
                    .get();
        }
    }

    void node(UUID id, long version, int cores) {
        send(resources, id.toString(), """
                {"id": "%s", "type": "resource.changed", "version": %d, "occurredAt": "2026-12-01T07:59:00Z",
                 "resource": {"id": "%s", "kind": "node", "name": "node-%s", "status": "online", "site": "here",
                  "tags": ["cuda"], "cores": %d, "memoryGb": 64, "gpus": []}}
                """.formatted(UUID.randomUUID(), version, id, id, cores));
    }

    void booking(UUID id, long version, String status, UUID node, Instant from, Instant to, int cores) {
        send(bookings, id.toString(), """
                {"id": "%s", "type": "booking.updated", "version": %d, "occurredAt": "2026-12-01T07:59:00Z",
                 "booking": {"id": "%s", "kind": "compute", "status": "%s", "startsAt": "%s", "endsAt": "%s",
                  "title": "T", "userId": "%s", "compute": {"cores": %d, "memoryGb": 1, "gpus": 0},
                  "placement": {"nodeId": "%s", "nodeName": "n", "gpuUuids": []}}}
                """.formatted(
                        UUID.randomUUID(), version, id, status, from, to, UUID.randomUUID(), cores, node));
    }

    void room(UUID id, long version) {
        send(resources, id.toString(), """
                {"id": "%s", "type": "resource.changed", "version": %d, "occurredAt": "2026-12-01T07:59:00Z",
                 "resource": {"id": "%s", "kind": "room", "name": "Blue", "status": "open", "branch": "Main",
                  "location": "2nd floor", "capacity": 12, "timeZone": "Europe/Berlin", "openingHours": [],
                  "approval": "automatic"}}
                """.formatted(UUID.randomUUID(), version, id));
    }

    void roomBooking(UUID id, long version, UUID room, Instant from, Instant to) {
        roomBooking(id, version, room, from, to, UUID.randomUUID());
    }

    /** With a producer that knows the partitions as they are now. */
    void roomBookingIn(int partition, UUID id, UUID room, Instant from, Instant to)
            throws ExecutionException, InterruptedException {
        try (var fresh = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            String event = roomBookingEvent(id, 0, room, from, to, UUID.randomUUID());
            fresh.send(new ProducerRecord<>(bookings, partition, id.toString(), event))
                    .get();
        }
    }

    void roomBooking(UUID id, long version, UUID room, Instant from, Instant to, UUID person) {
        send(bookings, id.toString(), roomBookingEvent(id, version, room, from, to, person));
    }

    private static String roomBookingEvent(UUID id, long version, UUID room, Instant from, Instant to, UUID person) {
        return """
                {"id": "%s", "type": "booking.created", "version": %d, "occurredAt": "2026-12-01T07:59:00Z",
                 "booking": {"id": "%s", "kind": "room", "status": "approved", "startsAt": "%s", "endsAt": "%s",
                  "title": "My secret title", "userId": "%s", "attendees": 3,
                  "resource": {"id": "%s", "name": "Blue", "kind": "room"}}}
                """.formatted(UUID.randomUUID(), version, id, from, to, person, room);
    }

    void externalBooking(String externalId, long version, UUID room, String status, Instant from, Instant to) {
        send(externalBookings, "libcal/" + externalId, """
                {"id": "%s", "type": "external-booking.changed", "version": %d, "occurredAt": "2026-12-01T07:59:00Z",
                 "externalBooking": {"source": {"id": "libcal", "kind": "libcal", "name": "City library"},
                  "externalId": "%s", "resourceId": "%s", "title": "Chess club", "startsAt": "%s", "endsAt": "%s",
                  "status": "%s", "lastSeenAt": "2026-12-01T07:59:00Z"}}
                """.formatted(
                        UUID.randomUUID(), version, externalId, room, from, to, status));
    }

    /** Without waiting for the broker. */
    void courseSoon(UUID id, long version, Instant from, int taken) {
        producer.send(new ProducerRecord<>(resources, id.toString(), courseEvent(id, version, from, taken)));
    }

    void course(UUID id, long version, Instant from, int taken) {
        send(resources, id.toString(), courseEvent(id, version, from, taken));
    }

    private static String courseEvent(UUID id, long version, Instant from, int taken) {
        return """
                {"id": "%s", "type": "resource.changed", "version": %d, "occurredAt": "2026-12-01T07:59:00Z",
                 "resource": {"id": "%s", "kind": "course", "name": "Laser", "status": "scheduled",
                  "courseType": "Laser", "startsAt": "%s", "endsAt": "%s", "location": "Workshop", "capacity": 12,
                  "seatsTaken": %d}}
                """.formatted(UUID.randomUUID(), version, id, from, from.plusSeconds(3600), taken);
    }

    void send(String topic, String key, @Nullable String value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
