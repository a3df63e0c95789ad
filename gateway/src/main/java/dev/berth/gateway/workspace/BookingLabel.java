package dev.berth.gateway.workspace;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The first label of a workspace's host name: the booking's id. */
final class BookingLabel {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private BookingLabel() {}

    static Optional<UUID> idOf(String label) {
        return ID.matcher(label).matches() ? Optional.of(UUID.fromString(label)) : Optional.empty();
    }
}
