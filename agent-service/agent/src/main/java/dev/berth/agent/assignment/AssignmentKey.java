package dev.berth.agent.assignment;

import dev.berth.agent.reconcile.WorkspaceKey;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key of a record: {@code node id/booking id}. */
record AssignmentKey(UUID nodeId, WorkspaceKey workspace) {
    static Optional<AssignmentKey> parse(@Nullable String key) {
        String[] parts = key == null ? new String[0] : key.split("/");
        try {
            return parts.length == 2
                    ? Optional.of(
                            new AssignmentKey(UUID.fromString(parts[0]), WorkspaceKey.of(UUID.fromString(parts[1]))))
                    : Optional.empty();
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }
}
