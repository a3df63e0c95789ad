package dev.berth.booking.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ResourceChangedTest {
    private final JsonMapper json = JsonMapper.shared();

    @Test
    void the_event_is_written_as_its_example_says() throws Exception {
        Room room = new Room(
                UUID.fromString("0199f3a0-0000-7000-8000-0000000000d1"),
                new RoomCard(
                        "Reading room",
                        "Central library",
                        "2nd floor, left of the lifts",
                        12,
                        ZoneId.of("Europe/Berlin"),
                        new OpeningHours(List.of(
                                new Opening(Day.SATURDAY, "10:00", "24:00"),
                                new Opening(Day.MONDAY, "08:00", "20:00"))),
                        Approval.AUTOMATIC),
                Instant.EPOCH);
        ReflectionTestUtils.setField(room, "version", 2L); // only the database counts versions

        String text = json.writeValueAsString(ResourceChanged.of(room, Instant.parse("2026-12-01T07:59:00Z")));
        ObjectNode written = (ObjectNode) json.readTree(text);

        var example = json.readTree(Files.readString(Path.of("events/resource.changed.room.json")));
        written.set("id", example.path("id")); // each event's own
        assertThat((Object) written).isEqualTo(example);
    }
}
