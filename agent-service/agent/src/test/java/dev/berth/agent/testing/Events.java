package dev.berth.agent.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The event {@code workspace.desired} as the booking service writes it. */
public final class Events {
    private Events() {}

    public static JsonNode wanted(
            UUID node, UUID booking, long generation, Instant from, Instant until, String image, List<String> command) {
        return wanted(node, booking, generation, from, until, image, command, Map.of());
    }

    /** @param more fields of the spec */
    public static JsonNode wanted(
            UUID node,
            UUID booking,
            long generation,
            Instant from,
            Instant until,
            String image,
            List<String> command,
            Map<String, Object> more) {
        ObjectNode event = JsonMapper.shared()
                .valueToTree(Map.of(
                        "id",
                        UUID.randomUUID(),
                        "type",
                        "workspace.desired",
                        "version",
                        generation,
                        "occurredAt",
                        Instant.now(),
                        "workspace",
                        Map.of(
                                "bookingId",
                                booking,
                                "nodeId",
                                node,
                                "generation",
                                generation,
                                "from",
                                from,
                                "until",
                                until,
                                "spec",
                                Map.of(
                                        "title",
                                        "Test \"<1>\"",
                                        "image",
                                        image,
                                        "command",
                                        command,
                                        "ports",
                                        List.of(8080),
                                        "environment",
                                        Map.of("GREETING", "hi"),
                                        "cores",
                                        1,
                                        "memoryGb",
                                        1,
                                        "gpuUuids",
                                        List.of()))));
        ((ObjectNode) event.at("/workspace/spec"))
                .setAll((ObjectNode) JsonMapper.shared().valueToTree(more));
        return event;
    }
}
