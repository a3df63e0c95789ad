package dev.berth.agent.reconcile;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a workspace on this node: the booking's id, or the name an operator gave. */
public record WorkspaceKey(String value) implements Comparable<WorkspaceKey> {
    public static final String CONTAINER_PREFIX = "berth-";
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public WorkspaceKey {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("A name has up to 63 lower-case letters, digits and dashes: " + value);
        }
    }

    public static WorkspaceKey of(UUID bookingId) {
        return new WorkspaceKey(bookingId.toString());
    }

    /** Deterministic, so that a create call that was lost on the wire is found again by its name. */
    public String containerName() {
        return CONTAINER_PREFIX + value;
    }

    public Optional<UUID> bookingId() {
        try {
            UUID id = UUID.fromString(value);
            return id.toString().equals(value) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException byHand) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(WorkspaceKey other) {
        return value.compareTo(other.value);
    }
}
