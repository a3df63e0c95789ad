package dev.berth.availability.room;

import dev.berth.availability.grid.SlotCounts;
import dev.berth.availability.grid.SlotWords;
import dev.berth.availability.occupancy.Demand;
import dev.berth.availability.occupancy.Holder;
import dev.berth.availability.occupancy.Kind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One room over time. It may be held before it is known. */
final class RoomTimeline implements Holder, SlotWords {
    private static final SlotWords ALWAYS = word -> -1L;

    private final UUID id;
    private @Nullable RoomFacts facts;
    private long factsVersion = -1;
    private SlotWords open = ALWAYS;
    // Counted, not marked: the event that frees the room may come after the one that books it anew.
    private final SlotCounts taken;

    RoomTimeline(UUID id, int firstSlot) {
        this.id = id;
        taken = new SlotCounts(firstSlot);
    }

    @Override
    public Kind kind() {
        return Kind.ROOM;
    }

    @Override
    public UUID id() {
        return id;
    }

    /** Rooms with the same hours share {@code open}. True when this was news. */
    boolean describe(RoomFacts told, SlotWords open) {
        if (told.version() <= factsVersion) {
            return false;
        }
        facts = told;
        factsVersion = told.version();
        this.open = told.openingHours().isAlwaysOpen() ? ALWAYS : open;
        return true;
    }

    /** The version stays, so that an old event that is delivered again does not bring the room back. */
    void remove() {
        facts = null;
    }

    @Nullable
    RoomFacts facts() {
        return facts;
    }

    @Override
    public void hold(int from, int to, Demand demand) {
        taken.add(from, to, 1);
    }

    @Override
    public void letGo(int from, int to, Demand demand) {
        taken.add(from, to, -1);
    }

    /** Free: open, and nobody holds it. */
    @Override
    public long word(int index) {
        return taken.atMost(0, index) & open.word(index);
    }

    long takenWord(int index) {
        return ~taken.atMost(0, index);
    }

    void forgetDaysBefore(int slot) {
        taken.forgetDaysBefore(slot);
    }
}
