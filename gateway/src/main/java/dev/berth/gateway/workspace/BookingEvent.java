package dev.berth.gateway.workspace;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the gateway reads of an event on {@code berth.bookings}. */
record BookingEvent(long version, Booking booking) {
    /** Where the workspace is, while it runs and has a port. */
    @Nullable
    Place runningAt() {
        var workspace = booking.workspace();
        var placement = booking.placement();
        if (workspace == null || placement == null || !"active".equals(booking.status())) {
            return null;
        }
        var address = workspace.address();
        return "running".equals(workspace.state()) && address != null ? new Place(placement.nodeId(), address) : null;
    }

    /** True while the workspace may still come up. */
    boolean mayStillRun() {
        return switch (booking.status()) {
            case "pending", "approved" -> true;
            case "active" ->
                booking.workspace() == null || !booking.workspace().state().matches("stopping|stopped|failed");
            default -> false;
        };
    }

    record Booking(
            UUID id,
            String kind,
            String status,
            Instant endsAt,
            @Nullable Placement placement,
            @Nullable Workspace workspace) {
        /** Rooms and courses are a hundred times as many, and nothing of them need be remembered here. */
        boolean hasWorkspace() {
            return kind.equals("compute");
        }
    }

    record Placement(UUID nodeId) {}

    record Workspace(String state, @Nullable Address address) {}

    /** On its node; the workspace may call itself by it. */
    record Address(String host, int port) {}

    record Place(UUID node, Address address) {}
}
