package dev.berth.availability.compute;

import dev.berth.availability.grid.SlotCounts;
import dev.berth.availability.grid.SlotWords;
import dev.berth.availability.occupancy.Demand;
import dev.berth.availability.occupancy.Holder;
import dev.berth.availability.occupancy.Kind;
import dev.berth.availability.occupancy.Offer.LeftIn;
import dev.berth.availability.occupancy.Stretch.Left;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One node over time. It may be held before it is known. */
final class NodeTimeline implements Holder {
    private static final SlotCounts NEVER_USED = new SlotCounts(0);
    private static final Left NOTHING = new Left(0, 0, 0);

    private final UUID id;
    private @Nullable NodeFacts facts;
    private long factsVersion = -1;
    private int firstSlot;
    private final SlotCounts cores;
    private final SlotCounts memoryGb;
    // Counted, not marked: the event that frees a GPU may come after the one that books it anew.
    private final Map<String, SlotCounts> gpus = new HashMap<>(0);

    NodeTimeline(UUID id, int firstSlot) {
        this.id = id;
        this.firstSlot = firstSlot;
        cores = new SlotCounts(firstSlot);
        memoryGb = new SlotCounts(firstSlot);
    }

    @Override
    public Kind kind() {
        return Kind.NODE;
    }

    @Override
    public UUID id() {
        return id;
    }

    /** True when this was news. */
    boolean describe(NodeFacts told) {
        if (told.version() <= factsVersion) {
            return false;
        }
        facts = told;
        factsVersion = told.version();
        return true;
    }

    /** The version stays, so that an old event that is delivered again does not bring the node back. */
    void remove() {
        facts = null;
    }

    @Nullable
    NodeFacts facts() {
        return facts;
    }

    @Override
    public void hold(int from, int to, Demand demand) {
        change(from, to, demand, 1);
    }

    @Override
    public void letGo(int from, int to, Demand demand) {
        change(from, to, demand, -1);
    }

    private void change(int from, int to, Demand demand, int sign) {
        cores.add(from, to, sign * demand.cores());
        memoryGb.add(from, to, sign * demand.memoryGb());
        for (String uuid : demand.gpuUuids()) {
            gpus.computeIfAbsent(uuid, any -> new SlotCounts(firstSlot)).add(from, to, sign);
        }
    }

    FreeTime freeTime(NodeFacts offer, ComputeAsk ask) {
        return new FreeTime(
                roomFor(offer, ask.cores(), ask.memoryGb()),
                ask.gpus() == 0 ? List.of() : freeOf(offer.gpuUuids()),
                ask.gpus());
    }

    SlotWords roomFor(NodeFacts offer, int coresAsked, int gbAsked) {
        int coresAtMost = offer.cores() - coresAsked;
        int gbAtMost = offer.memoryGb() - gbAsked;
        return word -> cores.atMost(coresAtMost, word) & memoryGb.atMost(gbAtMost, word);
    }

    private List<SlotWords> freeOf(List<String> uuids) {
        return uuids.stream()
                .map(uuid -> gpus.getOrDefault(uuid, NEVER_USED))
                .<SlotWords>map(gpu -> word -> gpu.atMost(0, word))
                .toList();
    }

    /** What is free of the node within [from, to), in stretches that are as long as nothing changes. */
    List<LeftIn> left(NodeFacts offer, int from, int to) {
        List<LeftIn> parts = new ArrayList<>();
        int start = from;
        Left same = from < to ? left(offer, from) : NOTHING;
        for (int slot = from + 1; slot < to; slot++) {
            Left now = left(offer, slot);
            if (!now.equals(same)) {
                parts.add(new LeftIn(start, slot, same));
                start = slot;
                same = now;
            }
        }
        if (start < to) {
            parts.add(new LeftIn(start, to, same));
        }
        return parts;
    }

    private Left left(NodeFacts offer, int slot) {
        int gpusUsed = 0;
        for (String uuid : offer.gpuUuids()) {
            if (gpus.getOrDefault(uuid, NEVER_USED).at(slot) > 0) gpusUsed++;
        }
        return new Left(
                Math.max(0, offer.cores() - cores.at(slot)),
                Math.max(0, offer.memoryGb() - memoryGb.at(slot)),
                offer.gpuUuids().size() - gpusUsed);
    }

    void forgetDaysBefore(int slot) {
        firstSlot = slot;
        cores.forgetDaysBefore(slot);
        memoryGb.forgetDaysBefore(slot);
        gpus.values().forEach(gpu -> gpu.forgetDaysBefore(slot));
    }
}
