package dev.berth.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking that is over, or the seat of a session that runs now.
 *
 * @param attendees of a room
 * @param compute of a compute booking
 */
record PastBooking(
        UUID id,
        String kind,
        String status,
        @Nullable String reason,
        UUID person,
        Slot slot,
        String title,
        UUID resourceId,
        String resourceName,
        @Nullable Integer attendees,
        @Nullable ComputeUse compute) {

    /** @param node where it ran */
    record ComputeUse(ComputeWish.Work work, DemoEnvironment environment, List<String> gpuUuids) {}

    /** Always the same for the same thing at the same time: what is written twice is there once. */
    static UUID id(String kind, String what, Slot slot) {
        return UUID.nameUUIDFromBytes((kind + " " + what + " " + slot.startsAt()).getBytes(StandardCharsets.UTF_8));
    }

    /** People book some days ahead. */
    Instant createdAt() {
        return slot.startsAt().minus(Duration.ofHours(2 + Math.floorMod(id.hashCode(), 90)));
    }

    boolean ran() {
        return List.of("completed", "failed", "active").contains(status);
    }

    /** When its last status came. */
    Instant updatedAt() {
        return switch (status) {
            case "completed" -> slot.endsAt();
            case "failed" -> slot.startsAt().plusSeconds(600);
            case "active", "expired" -> slot.startsAt();
            default -> createdAt().plus(Duration.ofHours(1));
        };
    }

    String eventType() {
        return status.equals("active") ? "booking.started" : "booking." + status;
    }
}
