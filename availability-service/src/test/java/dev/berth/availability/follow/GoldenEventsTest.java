package dev.berth.availability.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.availability.course.CourseSession;
import dev.berth.availability.occupancy.Claim;
import dev.berth.availability.occupancy.Kind;
import dev.berth.availability.room.OpeningHours.Span;
import dev.berth.availability.room.RoomFacts;
import dev.berth.availability.room.SourceFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
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
        Claim claim = json.readValue(Files.readString(EVENTS.resolve("booking.created.json")), BookingEvent.class)
                .claim();
        assertThat(claim.of()).isEqualTo(new Claim.Held(Kind.NODE, NODE));
        assertThat(claim.version()).isZero();
        assertThat(claim.startsAt()).isEqualTo(Instant.parse("2026-12-01T09:00:00Z"));
        assertThat(claim.demand().cores()).isEqualTo(4);
        assertThat(claim.demand().memoryGb()).isEqualTo(16);
        assertThat(claim.demand().gpuUuids()).containsExactly("GPU-8a56a4bc-0000-0000-0000-000000000001");
    }

    @Test
    void a_booking_in_any_other_status_holds_nothing() throws IOException {
        String cancelled =
                Files.readString(EVENTS.resolve("booking.created.json")).replace("\"pending\"", "\"cancelled\"");
        assertThat(json.readValue(cancelled, BookingEvent.class).claim().of()).isNull();
    }

    @Test
    void a_changed_resource_is_a_node_with_its_gpus() throws IOException {
        ResourceEvent event =
                json.readValue(Files.readString(EVENTS.resolve("resource.changed.json")), ResourceEvent.class);
        assertThat(event.resource()).isInstanceOf(ResourceEvent.Node.class);
        var facts = ((ResourceEvent.Node) event.resource()).facts(event.version());
        assertThat(facts.id()).isEqualTo(NODE);
        assertThat(facts.version()).isEqualTo(5);
        assertThat(facts.tags()).isEqualTo(Set.of("cuda", "fast-disk"));
        assertThat(facts.gpuUuids()).containsExactly("GPU-8a56a4bc-0000-0000-0000-000000000001");
    }

    @Test
    void a_room_is_read_with_its_opening_hours() throws IOException {
        ResourceEvent event =
                json.readValue(Files.readString(EVENTS.resolve("resource.changed.room.json")), ResourceEvent.class);
        RoomFacts facts = ((ResourceEvent.Room) event.resource()).facts(event.version());
        assertThat(facts.capacity()).isEqualTo(12);
        assertThat(facts.openingHours().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(facts.openingHours().spans())
                .containsExactly(new Span(DayOfWeek.MONDAY, 480, 1200), new Span(DayOfWeek.SATURDAY, 600, 1440));
    }

    @Test
    void a_course_session_is_read_with_its_seats() throws IOException {
        ResourceEvent event =
                json.readValue(Files.readString(EVENTS.resolve("resource.changed.course.json")), ResourceEvent.class);
        CourseSession session = ((ResourceEvent.Course) event.resource()).session(event.version());
        assertThat(session.version()).isEqualTo(7);
        assertThat(session.courseType()).isEqualTo("Laser cutter");
        assertThat(session.seatsLeft()).isEqualTo(9);
    }

    @Test
    void a_room_booking_holds_its_room_and_a_seat_holds_nothing_here() throws IOException {
        assertThat(claim("booking.created.room.json").of())
                .isEqualTo(new Claim.Held(Kind.ROOM, UUID.fromString("0199f3a0-0000-7000-8000-0000000000d1")));
        assertThat(claim("booking.created.course.json").of()).isNull();
    }

    private Claim claim(String file) throws IOException {
        return json.readValue(Files.readString(EVENTS.resolve(file)), BookingEvent.class)
                .claim();
    }

    @Test
    void what_an_outside_system_booked_of_a_room_holds_it() throws IOException {
        Path events = Path.of("../sync-service/events");
        var room = json.readValue(
                Files.readString(events.resolve("external-booking.room.json")), ExternalBookingEvent.class);
        assertThat(room.claim("key").of())
                .isEqualTo(new Claim.Held(Kind.ROOM, UUID.fromString("0199f3a0-0000-7000-8000-0000000000d1")));
        var person = json.readValue(
                Files.readString(events.resolve("external-booking.changed.json")), ExternalBookingEvent.class);
        assertThat(person.claim("key").of()).isNull();
    }

    @Test
    void a_source_says_how_fresh_it_is() throws IOException {
        var event = json.readValue(
                Files.readString(Path.of("../sync-service/events/source.refreshed.json")), SourceEvent.class);
        assertThat(event.facts())
                .isEqualTo(new SourceFacts(
                        "stage-door:0199f3a0-0000-7000-8000-0000000000a1",
                        19,
                        "Stage Door",
                        Set.of(),
                        Instant.parse("2026-12-01T08:00:00Z"),
                        true));
    }

    @Test
    void a_kind_of_a_newer_publisher_is_read_as_unknown() {
        ResourceEvent event = json.readValue(
                "{\"version\": 1, \"resource\": {\"kind\": \"boat\", \"masts\": 3}}", ResourceEvent.class);
        assertThat(event.resource()).isInstanceOf(ResourceEvent.Unknown.class);
    }
}
