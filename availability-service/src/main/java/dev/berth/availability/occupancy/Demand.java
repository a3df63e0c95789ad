package dev.berth.availability.occupancy;

import java.util.List;

/** How much of a resource a booking holds. */
public record Demand(int cores, int memoryGb, List<String> gpuUuids) {
    /** All of it: a room takes one booking at a time. */
    public static final Demand WHOLE = new Demand(0, 0, List.of());

    private static final int MOST = Short.MAX_VALUE;

    public Demand {
        if (cores < 0 || cores > MOST || memoryGb < 0 || memoryGb > MOST) {
            throw new IllegalArgumentException("not a node's size: %d cores, %d GB".formatted(cores, memoryGb));
        }
        gpuUuids = List.copyOf(gpuUuids);
    }
}
