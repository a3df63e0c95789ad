package dev.berth.agent.hardware;

import java.util.List;

/** Asks NVIDIA's tool for the cards, where there is one. */
public final class GpuList {
    private GpuList() {}

    public static List<Gpu> ask() {
        return NvidiaSmi.ask("-L").map(Gpu::parse).orElseGet(List::of);
    }
}
