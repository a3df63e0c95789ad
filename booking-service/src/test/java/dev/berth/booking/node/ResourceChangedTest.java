package dev.berth.booking.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
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
        Node node = new Node(
                UUID.fromString("0199f3a0-0000-7000-8000-0000000000c1"),
                new Placard("gpu-1", "main-campus", List.of("fast-disk", "cuda")),
                null,
                new Capacity(32, 128, List.of(new Gpu("GPU-8a56a4bc-0000-0000-0000-000000000001", "NVIDIA A100"))),
                new NodeKey(Base64.getDecoder().decode("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")),
                "0.1.0",
                Instant.EPOCH);
        node.answered();
        ReflectionTestUtils.setField(node, "version", 5L); // only the database counts versions
        String text = json.writeValueAsString(ResourceChanged.of(node, Instant.parse("2026-12-01T07:59:00Z")));
        ObjectNode written = (ObjectNode) json.readTree(text);
        var example = json.readTree(Files.readString(Path.of("events/resource.changed.json")));
        written.set("id", example.path("id")); // each event's own
        assertThat((Object) written).isEqualTo(example);
    }
}
