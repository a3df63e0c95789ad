package dev.berth.booking.audit;

import dev.berth.booking.security.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did it. */
public record Actor(String kind, @Nullable UUID id, String name) {
    public static final Actor SYSTEM = new Actor("system", null, "Berth");

    public static Actor of(Caller caller) {
        return new Actor("person", caller.id(), caller.name());
    }

    public static Actor node(UUID nodeId, String name) {
        return new Actor("node", nodeId, name);
    }
}
