package dev.berth.availability.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.availability.compute.BookingClaim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The examples that booking-service promises to write are what this service reads. */
class GoldenEventsTest {
    private static final Path EVENTS = Path.of("../booking-service/events");
    private static final UUID NODE = UUID.fromString("0199f3a0-0000-7000-8000-0000000000c1");

    private final JsonMapper json = JsonMapper.builder().build();

    static Path[] bookingEvents() throws IOException {
        try (var files = Files.list(EVENTS)) {
            return files.filter(it -> it.getFileName().toString().startsWith("booking."))
                    .toArray(Path[]::new);
        }
    }

    @ParameterizedTest
    @MethodSource("bookingEvents")
    void every_booking_event_can_be_read(Path file) throws IOException {
        BookingEvent event = json.readValue(Files.readString(file), BookingEvent.class);
        assertThat(event.claim().bookingId()).isEqualTo(event.booking().id());
    }

    @Test
    void a_created_booking_holds_its_placement() throws IOException {
        BookingClaim claim = json.readValue(
                        Files.readString(EVENTS.resolve("booking.created.json")), BookingEvent.class)
                .claim();
        assertThat(claim.nodeId()).isEqualTo(NODE);
        assertThat(claim.version()).isZero();
        assertThat(claim.startsAt()).isEqualTo(Instant.parse("2026-12-01T09:00:00Z"));
        assertThat(claim.cores()).isEqualTo(4);
        assertThat(claim.memoryGb()).isEqualTo(16);
        assertThat(claim.gpuUuids()).containsExactly("GPU-8a56a4bc-0000-0000-0000-000000000001");
    }

    @Test
    void a_booking_in_any_other_status_holds_nothing() throws IOException {
        String cancelled =
                Files.readString(EVENTS.resolve("booking.created.json")).replace("\"pending\"", "\"cancelled\"");
        assertThat(json.readValue(cancelled, BookingEvent.class).claim().nodeId())
                .isNull();
    }

    @Test
    void a_changed_resource_is_a_node_with_its_gpus() throws IOException {
        ResourceEvent event =
                json.readValue(Files.readString(EVENTS.resolve("resource.changed.json")), ResourceEvent.class);
        assertThat(event.resource().isNode()).isTrue();
        var facts = event.nodeFacts();
        assertThat(facts.id()).isEqualTo(NODE);
        assertThat(facts.version()).isEqualTo(5);
        assertThat(facts.tags()).isEqualTo(Set.of("cuda", "fast-disk"));
        assertThat(facts.gpuUuids()).containsExactly("GPU-8a56a4bc-0000-0000-0000-000000000001");
    }
}
