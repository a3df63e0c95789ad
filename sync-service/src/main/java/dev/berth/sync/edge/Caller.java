package dev.berth.sync.edge;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The person behind the request, as their access token says. A controller takes it as an argument. */
public record Caller(UUID id, boolean isAdmin, boolean isStaff) {
    public boolean is(@Nullable UUID personId) {
        return id.equals(personId);
    }
}
