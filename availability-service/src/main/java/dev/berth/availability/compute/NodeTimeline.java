package dev.berth.availability.compute;

import dev.berth.availability.grid.SlotTally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One node over time. It may be held before it is known: topics are read side by side, so a booking can come before its
 * node.
 */
final class NodeTimeline {
    private static final SlotTally NEVER_USED = new SlotTally(0);

    private @Nullable NodeFacts facts;
    private long factsVersion = -1;
    private int firstSlot;
    private final SlotTally cores;
    private final SlotTally memoryGb;
    // Counted, not marked: the event that frees a GPU may come after the one that books it anew.
    private final Map<String, SlotTally> gpus = new HashMap<>(0);

    NodeTimeline(int firstSlot) {
        this.firstSlot = firstSlot;
        cores = new SlotTally(firstSlot);
        memoryGb = new SlotTally(firstSlot);
    }

    void describe(NodeFacts told) {
        if (told.version() > factsVersion) {
            facts = told;
            factsVersion = told.version();
        }
    }

    /** The version stays, so that an old event that is delivered again does not bring the node back. */
    void remove() {
        facts = null;
    }

    @Nullable
    NodeFacts facts() {
        return facts;
    }

    void hold(Held held) {
        change(held, 1);
    }

    void release(Held held) {
        change(held, -1);
    }

    private void change(Held held, int sign) {
        cores.add(held.from(), held.to(), sign * held.cores());
        memoryGb.add(held.from(), held.to(), sign * held.memoryGb());
        for (String uuid : held.gpuUuids()) {
            gpus.computeIfAbsent(uuid, any -> new SlotTally(firstSlot)).add(held.from(), held.to(), sign);
        }
    }

    FreeTime freeTime(NodeFacts offer, ComputeAsk ask) {
        return new FreeTime(
                slot -> cores.at(slot) + ask.cores() <= offer.cores()
                        && memoryGb.at(slot) + ask.memoryGb() <= offer.memoryGb(),
                ask.gpus() == 0 ? List.of() : tallies(offer.gpuUuids()),
                ask.gpus());
    }

    private List<SlotTally> tallies(List<String> uuids) {
        return uuids.stream().map(uuid -> gpus.getOrDefault(uuid, NEVER_USED)).toList();
    }

    void forgetDaysBefore(int slot) {
        firstSlot = slot;
        cores.forgetDaysBefore(slot);
        memoryGb.forgetDaysBefore(slot);
        gpus.values().forEach(gpu -> gpu.forgetDaysBefore(slot));
    }
}
