package dev.berth.booking.node;

import java.util.UUID;

/** A node grew or shrank. Published inside the transaction of the change. */
public record NodeCapacityChanged(UUID nodeId, Capacity capacity) {}
