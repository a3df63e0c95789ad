package dev.berth.booking.node;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A node told what runs on it. Published inside the transaction that takes the report in: a listener that fails
 * takes the report back, and it is delivered again.
 */
public record NodeReported(UUID nodeId, List<ObservedWorkspace> workspaces, Instant at) {}
