package dev.berth.agentservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** booking-service's examples of its events. */
final class Golden {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Golden() {}

    static String read(String name) throws IOException {
        return Files.readString(Path.of("../booking-service/events").resolve(name));
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
