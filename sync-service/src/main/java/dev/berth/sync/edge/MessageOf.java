package dev.berth.sync.edge;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a field is to hold, in plain words that continue its name: "roomId must be an id (UUID)". */
final class MessageOf {
    private MessageOf() {}

    static String expected(@Nullable Class<?> type) {
        if (type == null) return "is not valid";
        if (type == Instant.class) return "must be a UTC instant like 2026-12-01T09:00:00Z";
        if (type == UUID.class) return "must be an id (UUID)";
        if (type == Boolean.class || type == boolean.class) return "must be true or false";
        if (type == String.class) return "must be text";
        if (type == Integer.class || type == int.class) return "must be a whole number";
        if (Iterable.class.isAssignableFrom(type)) return "must be a list";
        return "must be an object";
    }
}
