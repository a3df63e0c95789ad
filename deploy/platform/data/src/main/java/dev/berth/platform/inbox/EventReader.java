package dev.berth.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Turns a record's bytes into events and ids. A record that cannot be read is set aside at once: another try would fail as well. */
public final class EventReader {
    private final JsonMapper json;

    EventReader(JsonMapper json) {
        this.json = json;
    }

    public <T> T event(byte[] value, Class<T> type) {
        try {
            return json.readValue(value, type);
        } catch (JacksonException unreadable) {
            throw new UnreadableRecord(unreadable);
        }
    }

    public String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }

    public UUID id(byte[] key) {
        try {
            return UUID.fromString(new String(key, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            throw new UnreadableRecord(unreadable);
        }
    }
}
