package dev.berth.booking.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ResourceChangedTest {
    private final JsonMapper json = JsonMapper.shared();

    @Test
    void the_event_is_written_as_its_example_says() throws Exception {
        CourseSession session = new CourseSession(
                UUID.fromString("0199f3a0-0000-7000-8000-0000000000f1"),
                new SessionCard(
                        "Laser cutter",
                        new Window(Instant.parse("2026-12-01T09:00:00Z"), Instant.parse("2026-12-01T11:00:00Z")),
                        null,
                        "Workshop, ground floor",
                        12,
                        "Bring closed shoes"),
                null,
                Instant.EPOCH);
        ReflectionTestUtils.setField(session, "version", 7L); // only the database counts versions
        ReflectionTestUtils.setField(session, "seatsTaken", 3); // and seats

        String text = json.writeValueAsString(ResourceChanged.of(session, Instant.parse("2026-12-01T07:59:00Z")));
        ObjectNode written = (ObjectNode) json.readTree(text);

        var example = json.readTree(Files.readString(Path.of("events/resource.changed.course.json")));
        written.set("id", example.path("id")); // each event's own
        assertThat((Object) written).isEqualTo(example);
    }
}
