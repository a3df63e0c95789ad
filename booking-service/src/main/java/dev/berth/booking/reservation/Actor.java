package dev.berth.booking.reservation;

import dev.berth.booking.security.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did it: a person, a node, or Berth itself. */
public record Actor(Kind kind, @Nullable UUID id, String name) {
    public enum Kind {
        PERSON,
        SYSTEM,
        NODE
    }

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, "Berth");

    public static Actor of(Caller caller) {
        return new Actor(Kind.PERSON, caller.id(), caller.name());
    }

    public static Actor node(UUID id, String name) {
        return new Actor(Kind.NODE, id, name);
    }
}
