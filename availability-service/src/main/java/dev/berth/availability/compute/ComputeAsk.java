package dev.berth.availability.compute;

import java.util.Set;

/** What somebody wants of a node, and for how many slots. */
public record ComputeAsk(int cores, int memoryGb, int gpus, Set<String> tags, int slots) {
    public ComputeAsk {
        if (cores < 0 || memoryGb < 0 || gpus < 0 || slots < 1) {
            throw new IllegalArgumentException("cannot ask for less than nothing");
        }
        tags = Set.copyOf(tags);
    }
}
