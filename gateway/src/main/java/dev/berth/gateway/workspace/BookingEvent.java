package dev.berth.gateway.workspace;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the gateway reads of an event on {@code berth.bookings}. */
record BookingEvent(long version, Booking booking) {
    /** Where the workspace listens, while it runs. */
    @Nullable
    Address runningAt() {
        var workspace = booking.workspace();
        if (workspace == null || !"active".equals(booking.status())) {
            return null;
        }
        return "running".equals(workspace.state()) ? workspace.address() : null;
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
            @Nullable Workspace workspace) {
        /** Rooms and courses are a hundred times as many, and nothing of them need be remembered here. */
        boolean hasWorkspace() {
            return kind.equals("compute");
        }
    }

    record Workspace(String state, @Nullable Address address) {}

    record Address(String host, int port) {}
}
