package dev.berth.booking.node;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workspace as the node's agent sees it. The state is the agent's word; who listens decides what it means. */
public record ObservedWorkspace(
        UUID bookingId,
        int generation,
        String state,
        @Nullable Instant since,
        @Nullable String reason,
        @Nullable Address address) {

    /** Where the gateway reaches the workspace. */
    public record Address(String host, int port) {}

    /** What is made of it when its node cannot be believed. */
    ObservedWorkspace failed(String why) {
        return new ObservedWorkspace(bookingId, generation, "failed", since, why, null);
    }
}
