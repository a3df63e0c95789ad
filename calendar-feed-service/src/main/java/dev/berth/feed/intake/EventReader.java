package dev.berth.feed.intake;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Bytes to events and ids. */
@Component
class EventReader {
    private final JsonMapper json;

    EventReader(JsonMapper json) {
        this.json = json;
    }

    <T> T event(byte[] value, Class<T> type) {
        try {
            return json.readValue(value, type);
        } catch (JacksonException unreadable) {
            throw new UnreadableRecord(unreadable);
        }
    }

    String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }

    UUID id(byte[] key) {
        try {
            return UUID.fromString(new String(key, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            throw new UnreadableRecord(unreadable);
        }
    }
}
