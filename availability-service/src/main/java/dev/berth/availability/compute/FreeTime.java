package dev.berth.availability.compute;

import dev.berth.availability.grid.FirstStart;
import dev.berth.availability.grid.FreeRun;
import dev.berth.availability.grid.Runs;
import dev.berth.availability.grid.SlotWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When one node could serve one wish. Cores and memory only need to suffice in each slot, but a booking keeps its GPUs
 * from its start to its end: one GPU that is free in the morning and another that is free in the afternoon do not make
 * a free day. So free runs for GPUs may overlap.
 *
 * @param room where cores and memory suffice
 * @param gpus for each GPU, where it is free
 */
record FreeTime(SlotWords room, List<SlotWords> gpus, int gpusAsked) {
    int firstStart(FirstStart finder, int from, int before, int horizon) {
        return finder.of(room, gpus, from, before, horizon);
    }

    /** The maximal free runs within [from, to) that last at least so many slots. */
    List<FreeRun> runs(int from, int to, int atLeast) {
        return gpusAsked == 0 ? Runs.of(room, from, to, atLeast) : runsWithGpus(from, to, atLeast);
    }

    private List<FreeRun> runsWithGpus(int from, int to, int atLeast) {
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

    /** Goes forward slot by slot and remembers since when the node has had room and since when each GPU is free. */
    private final class Sweep {
        private int roomSince;
        private int gpusSince;
        private int word = -1;
        private long roomNow;
        private final long[] gpusNow = new long[gpus.size()];
        private final int[] eachGpuSince = new int[gpus.size()];

        Sweep(int from) {
            roomSince = from;
            gpusSince = from;
            Arrays.fill(eachGpuSince, from);
        }

        /** The earliest start of a booking that could last through this slot; the next slot when none could. */
        int earliestStartThrough(int slot) {
            look(SlotWords.wordOf(slot));
            if ((roomNow >>> slot & 1) == 0) {
                roomSince = slot + 1;
            }
            if (someGpuIsTakenIn(slot)) {
                int[] longestFreeFirst = eachGpuSince.clone();
                Arrays.sort(longestFreeFirst);
                gpusSince = longestFreeFirst[gpusAsked - 1];
            }
            return Math.max(roomSince, gpusSince);
        }

        private void look(int index) {
            if (index != word) {
                word = index;
                roomNow = room.word(index);
                Arrays.setAll(gpusNow, gpu -> gpus.get(gpu).word(index));
            }
        }

        private boolean someGpuIsTakenIn(int slot) {
            boolean taken = false;
            for (int gpu = 0; gpu < eachGpuSince.length; gpu++) {
                if ((gpusNow[gpu] >>> slot & 1) == 0) {
                    eachGpuSince[gpu] = slot + 1;
                    taken = true;
                }
            }
            return taken;
        }
    }
}
