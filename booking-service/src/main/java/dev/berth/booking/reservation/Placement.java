package dev.berth.booking.reservation;

import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.UUID;

/** The node and the GPUs that a compute booking holds. */
@Embeddable
public record Placement(UUID nodeId, List<String> gpuUuids) {}
