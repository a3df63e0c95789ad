package dev.berth.availability.compute;

import dev.berth.availability.grid.SlotTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * When one node could serve one wish. Cores and memory only need to suffice in each slot, but a booking keeps its GPUs
 * from its start to its end: one GPU that is free in the morning and another that is free in the afternoon do not make
 * a free day. So free runs for GPUs may overlap.
 */
final class FreeTime {
    private final IntPredicate roomIn;
    private final List<SlotTally> gpus;
    private final int gpusAsked;

    FreeTime(IntPredicate roomIn, List<SlotTally> gpus, int gpusAsked) {
        this.roomIn = roomIn;
        this.gpus = gpus;
        this.gpusAsked = gpusAsked;
    }

    /** The maximal free runs within [from, to) that last at least so many slots. */
    List<FreeRun> runs(int from, int to, int atLeast) {
        List<FreeRun> runs = new ArrayList<>();
        Sweep sweep = new Sweep(from);
        int start = from;
        for (int slot = from; slot < to; slot++) {
            int startNow = sweep.earliestStartThrough(slot);
            if (startNow != start && slot - start >= atLeast) {
                runs.add(new FreeRun(start, slot));
            }
            start = startNow;
        }
        if (to - start >= atLeast) {
            runs.add(new FreeRun(start, to));
        }
        return runs;
    }

    /** The first start at or after {@code from} from which so many slots are free, all of them before {@code horizon}. */
    OptionalInt firstStart(int from, int horizon, int slots) {
        Sweep sweep = new Sweep(from);
        for (int slot = from; slot < horizon; slot++) {
            int start = sweep.earliestStartThrough(slot);
            if (slot + 1 - start >= slots) {
                return OptionalInt.of(start);
            }
        }
        return OptionalInt.empty();
    }

    /** Goes forward slot by slot and remembers since when the node has had room and since when each GPU is free. */
    private final class Sweep {
        private int roomSince;
        private int gpusSince;
        private final int[] eachGpuSince = new int[gpus.size()];

        Sweep(int from) {
            roomSince = from;
            gpusSince = from;
            Arrays.fill(eachGpuSince, from);
        }

        /** The earliest start of a booking that could last through this slot; the next slot when none could. */
        int earliestStartThrough(int slot) {
            if (!roomIn.test(slot)) {
                roomSince = slot + 1;
            }
            if (someGpuIsTakenIn(slot)) {
                int[] longestFreeFirst = eachGpuSince.clone();
                Arrays.sort(longestFreeFirst);
                gpusSince = longestFreeFirst[gpusAsked - 1];
            }
            return Math.max(roomSince, gpusSince);
        }

        private boolean someGpuIsTakenIn(int slot) {
            boolean taken = false;
            for (int gpu = 0; gpu < eachGpuSince.length; gpu++) {
                if (gpus.get(gpu).at(slot) > 0) {
                    eachGpuSince[gpu] = slot + 1;
                    taken = true;
                }
            }
            return taken;
        }
    }
}
