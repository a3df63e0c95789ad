package dev.berth.availability.grid;

import java.util.Arrays;

/**
 * How much of one thing is used in each slot: a page of small numbers per day, made when something is used on that day.
 * Adding and taking away are exact opposites, also when two bookings overlap for a moment because the event that frees
 * the first arrives after the one that books the second.
 */
public final class SlotTally {
    private static final short[] NOTHING_USED = new short[Grid.SLOTS_A_DAY];

    private short[][] pages = {};
    private int firstDay;
    private int firstSlot;

    public SlotTally(int from) {
        forgetDaysBefore(from);
    }

    public void add(int from, int to, int amount) {
        for (int slot = Math.max(from, firstSlot); slot < to; slot++) {
            pageToWrite(slot / Grid.SLOTS_A_DAY)[slot % Grid.SLOTS_A_DAY] += (short) amount;
        }
    }

    public int at(int slot) {
        int page = slot / Grid.SLOTS_A_DAY - firstDay;
        return page < 0 || page >= pages.length ? 0 : pages[page][slot % Grid.SLOTS_A_DAY] & 0xffff;
    }

    /** Past days are dropped; what is added to them or taken from them later no longer matters. */
    public void forgetDaysBefore(int slot) {
        int day = slot / Grid.SLOTS_A_DAY;
        firstSlot = Math.max(firstSlot, day * Grid.SLOTS_A_DAY);
        if (day > firstDay) {
            pages = day - firstDay < pages.length
                    ? Arrays.copyOfRange(pages, day - firstDay, pages.length)
                    : new short[0][];
            firstDay = day;
        }
    }

    int pages() {
        return (int) Arrays.stream(pages).filter(page -> page != NOTHING_USED).count();
    }

    private short[] pageToWrite(int day) {
        makeRoomFor(day);
        if (pages[day - firstDay] == NOTHING_USED) {
            pages[day - firstDay] = new short[Grid.SLOTS_A_DAY];
        }
        return pages[day - firstDay];
    }

    private void makeRoomFor(int day) {
        if (pages.length == 0) {
            firstDay = day;
        }
        int first = Math.min(firstDay, day);
        int length = Math.max(firstDay + pages.length, day + 1) - first;
        if (length > pages.length) {
            short[][] wider = new short[length][];
            Arrays.fill(wider, NOTHING_USED);
            System.arraycopy(pages, 0, wider, firstDay - first, pages.length);
            pages = wider;
            firstDay = first;
        }
    }
}
