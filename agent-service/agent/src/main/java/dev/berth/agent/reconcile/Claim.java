package dev.berth.agent.reconcile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A share of the node: cores, gigabytes of memory, GPUs by UUID. */
public record Claim(int cores, int memoryGb, List<String> gpuUuids) {
    public static final Claim NOTHING = new Claim(0, 0, List.of());

    public Claim {
        gpuUuids = List.copyOf(gpuUuids);
    }

    /** Whether this share and what is taken fit into the whole, no GPU given twice. */
    public boolean fitsBeside(Claim taken, Claim whole) {
        return cores + taken.cores <= whole.cores
                && memoryGb + taken.memoryGb <= whole.memoryGb
                && whole.gpuUuids.containsAll(gpuUuids)
                && gpuUuids.stream().noneMatch(taken.gpuUuids::contains);
    }

    public Claim plus(Claim other) {
        Set<String> gpus = new HashSet<>(gpuUuids);
        gpus.addAll(other.gpuUuids);
        return new Claim(cores + other.cores, memoryGb + other.memoryGb, List.copyOf(gpus));
    }
}
