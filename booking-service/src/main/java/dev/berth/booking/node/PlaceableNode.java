package dev.berth.booking.node;

import java.util.List;
import java.util.UUID;

/** A node as placement sees it. What of it is taken at which time stands in the ledger. */
public record PlaceableNode(UUID id, String name, int cores, int memoryGb, List<String> gpuUuids) {}
