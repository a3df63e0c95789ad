package dev.berth.booking.reservation.ledger;

import dev.berth.booking.grid.Window;
import java.util.List;
import java.util.UUID;

/** The GPUs that one booking holds, by UUID, over a window. */
public record GpuShare(UUID bookingId, List<String> gpuUuids, Window window) {}
