package dev.berth.availability.grid;

import java.util.Arrays;

/**
 * How much of one thing is used in each slot. The numbers are kept as bit planes: plane p holds bit p of 64 slots in one
 * word, so that adding to a run of slots, and asking in which slots at most so much is used, go 64 slots at a time, and a
 * room, of which one or nothing is used, costs one bit a slot. Planes are made when a number first needs them.
 *
 * <p>Adding and taking away are exact opposites, also when two bookings overlap for a moment because the event that frees
 * the first arrives after the one that books the second.
 */
public final class SlotCounts {
    /** Room for 16 days at a time, so that an array is not made anew for every booking that reaches further ahead. */
    private static final int STEP = 24;

    private static final long[] ALL_ZERO = {};

    private long[][] planes = {};
    private int firstWord;
    private int words;
    private int forgottenWords;

    public SlotCounts(int from) {
        forgetDaysBefore(from);
    }

    public void add(int from, int to, int amount) {
        int start = Math.max(from, forgottenWords * SlotWords.SLOTS);
        if (start >= to || amount == 0) {
            return;
        }
        int end = SlotWords.wordOf(to - 1) + 1;
        reach(SlotWords.wordOf(start), end);
        for (int word = SlotWords.wordOf(start); word < end; word++) {
            long slots = SlotWords.within(word, start, to);
            if (amount > 0) {
                plus(word - firstWord, slots, amount);
            } else {
                minus(word - firstWord, slots, -amount);
            }
        }
    }

    private void plus(int at, long slots, int amount) {
        long carry = 0;
        for (int plane = 0; amount >> plane != 0 || carry != 0; plane++) {
            long added = (amount >> plane & 1) == 0 ? 0 : slots;
            if ((added | carry) != 0) {
                long[] bits = planeToWrite(plane);
                long before = bits[at];
                bits[at] = before ^ added ^ carry;
                carry = before & added | before & carry | added & carry;
            }
        }
    }

    private void minus(int at, long slots, int amount) {
        long borrow = 0;
        for (int plane = 0; plane < planes.length; plane++) {
            long taken = (amount >> plane & 1) == 0 ? 0 : slots;
            if ((taken | borrow) != 0) {
                long[] bits = planeToWrite(plane);
                long before = bits[at];
                bits[at] = before ^ taken ^ borrow;
                borrow = ~before & (taken | borrow) | taken & borrow;
            }
        }
    }

    public int at(int slot) {
        int at = SlotWords.wordOf(slot) - firstWord;
        int count = 0;
        if (at >= 0 && at < words) {
            for (int plane = 0; plane < planes.length; plane++) {
                count |= (int) (planes[plane] == ALL_ZERO ? 0 : planes[plane][at] >>> slot & 1) << plane;
            }
        }
        return count;
    }

    /** The slots of this word in which at most so much is used. */
    public long atMost(int limit, int word) {
        int at = word - firstWord;
        if (limit < 0) {
            return 0;
        }
        if (at < 0 || at >= words || limit >> planes.length != 0) {
            return -1L;
        }
        long less = 0;
        long same = -1L;
        for (int plane = planes.length - 1; plane >= 0; plane--) {
            long bits = planes[plane] == ALL_ZERO ? 0 : planes[plane][at];
            if ((limit >> plane & 1) == 1) {
                less |= same & ~bits;
                same &= bits;
            } else {
                same &= ~bits;
            }
        }
        return less | same;
    }

    /** Past days are dropped; what is added to them or taken from them later no longer matters. */
    public void forgetDaysBefore(int slot) {
        int word = SlotWords.wordOf(slot / Grid.SLOTS_A_DAY * Grid.SLOTS_A_DAY);
        forgottenWords = Math.max(forgottenWords, word);
        if (words > 0 && word >= firstWord + STEP) {
            resize(word, Math.max(firstWord + words, word));
        }
    }

    int bytes() {
        return Arrays.stream(planes)
                .mapToInt(plane -> plane.length * Long.BYTES)
                .sum();
    }

    private long[] planeToWrite(int plane) {
        if (plane >= planes.length) {
            int before = planes.length;
            planes = Arrays.copyOf(planes, plane + 1);
            Arrays.fill(planes, before, plane + 1, ALL_ZERO);
        }
        if (planes[plane] == ALL_ZERO) {
            planes[plane] = new long[words];
        }
        return planes[plane];
    }

    private void reach(int from, int to) {
        if (words == 0) {
            resize(from, from + Math.max(STEP, to - from));
        } else if (from < firstWord || to > firstWord + words) {
            int end = firstWord + words;
            resize(Math.min(from, firstWord), to > end ? Math.max(to, end + STEP) : end);
        }
    }

    private void resize(int from, int to) {
        for (int plane = 0; plane < planes.length; plane++) {
            if (planes[plane] != ALL_ZERO) {
                planes[plane] = moved(planes[plane], from, to);
            }
        }
        firstWord = from;
        words = to - from;
    }

    private long[] moved(long[] plane, int from, int to) {
        long[] moved = new long[to - from];
        int first = Math.max(from, firstWord);
        int length = Math.min(to, firstWord + words) - first;
        if (length > 0) {
            System.arraycopy(plane, first - firstWord, moved, first - from, length);
        }
        return moved;
    }
}
