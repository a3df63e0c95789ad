package dev.berth.booking.node;

import java.util.Collection;
import java.util.List;

/** What a node has to give. */
public record Capacity(int cores, int memoryGb, List<Gpu> gpus) {
    public Capacity {
        if (cores < 1 || memoryGb < 1) throw new IllegalArgumentException("A node has cores and memory");
        gpus = List.copyOf(gpus);
    }

    /** What of it lies within a limit. */
    Capacity within(Capacity limit) {
        List<String> allowed = limit.gpuUuids();
        return new Capacity(
                Math.min(cores, limit.cores),
                Math.min(memoryGb, limit.memoryGb),
                gpus.stream().filter(it -> allowed.contains(it.uuid())).toList());
    }

    /** The same without GPUs that are another node's. */
    Capacity without(Collection<String> uuids) {
        return new Capacity(
                cores,
                memoryGb,
                gpus.stream().filter(it -> !uuids.contains(it.uuid())).toList());
    }

    boolean covers(Capacity other) {
        return cores >= other.cores && memoryGb >= other.memoryGb && gpuUuids().containsAll(other.gpuUuids());
    }

    public List<String> gpuUuids() {
        return gpus.stream().map(Gpu::uuid).toList();
    }
}
