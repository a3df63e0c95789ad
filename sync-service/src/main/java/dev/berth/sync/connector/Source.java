package dev.berth.sync.connector;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is read: a person's account at a portal, a library's LibCal, a calendar's address.
 *
 * @param id what its bookings and jobs are kept under; never changes
 * @param portal the portal's id, where a person's account is read
 * @param personId whose calendar the bookings belong to; null when they belong to rooms
 * @param rooms the rooms of Berth that it fills
 */
public record Source(
        String id,
        SourceKind kind,
        String name,
        @Nullable String portal,
        @Nullable UUID personId,
        List<UUID> rooms) {
    public Source {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        if (id.isBlank() || id.contains("/")) {
            throw new IllegalArgumentException("A source's id is not empty and has no slash: " + id);
        }
        rooms = List.copyOf(rooms);
    }

    /** A person's own account at a portal. */
    public static Source account(String portal, String name, UUID personId) {
        return new Source(accountId(portal, personId), SourceKind.SALESFORCE, name, portal, personId, List.of());
    }

    public static String accountId(String portal, UUID personId) {
        return portal + ":" + personId;
    }
}
