package dev.berth.booking.node;

import java.util.List;
import java.util.UUID;

/**
 * A node as placement sees it. What of it is taken at which time stands in the ledger.
 *
 * @param simulated no machine is behind it: only who asks for its tag gets it
 */
public record PlaceableNode(UUID id, String name, int cores, int memoryGb, List<String> gpuUuids, boolean simulated) {
    /** Nodes of the demo carry this tag. */
    public static final String SIMULATED = "simulated";
}
