package dev.berth.booking.node;

import java.util.List;

/** What a node has to give. */
public record Capacity(int cores, int memoryGb, List<Gpu> gpus) {
    public Capacity {
        if (cores < 1 || memoryGb < 1) throw new IllegalArgumentException("A node has cores and memory");
        gpus = List.copyOf(gpus);
    }

    public List<String> gpuUuids() {
        return gpus.stream().map(Gpu::uuid).toList();
    }
}
