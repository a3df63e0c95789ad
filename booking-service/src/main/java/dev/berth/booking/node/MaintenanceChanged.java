package dev.berth.booking.node;

import java.util.UUID;

/** Maintenance began or ended. Published inside the transaction of the change. */
public record MaintenanceChanged(UUID nodeId, boolean on) {}
