package dev.berth.availability.compute;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a node is and offers, as its last event told. */
public record NodeFacts(
        UUID id,
        long version,
        String name,
        String status,
        String site,
        Set<String> tags,
        int cores,
        int memoryGb,
        List<String> gpuUuids) {
    /** The same rule as booking-service's placement: nothing new goes to a node that is gone or drained. */
    private static final Set<String> PLACEABLE = Set.of("online", "asleep", "waking");

    /** No machine is behind a node with this tag. The same rule as placement's: only who asks for the tag gets it. */
    private static final String SIMULATED = "simulated";

    public NodeFacts {
        tags = Set.copyOf(tags);
        gpuUuids = List.copyOf(gpuUuids);
    }

    boolean canEverServe(ComputeAsk ask) {
        return isPlaceable()
                && tags.containsAll(ask.tags())
                && (ask.tags().contains(SIMULATED) || !tags.contains(SIMULATED))
                && cores >= ask.cores()
                && memoryGb >= ask.memoryGb()
                && gpuUuids.size() >= ask.gpus();
    }

    boolean isPlaceable() {
        return PLACEABLE.contains(status);
    }
}
