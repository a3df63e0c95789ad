package dev.berth.availability.grid;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the first slot from which so many slots in a row say yes, a few words at a time. A bitmap is turned into the
 * bitmap of its starts by and-ing it with itself moved by 1, 2, 4, … slots. Keeps its working space: made once a search,
 * used for every resource.
 */
public final class FirstStart {
    public static final int NONE = -1;

    private static final int CHUNK = 4;

    private final int slots;
    private final int needed;
    private final long[] starts;
    private final long[] oneOf;
    /** Row k: the slots at which k or more of several can start. */
    private final long[][] enough;

    public FirstStart(int slots) {
        this(slots, 0);
    }

    /** @param needed how many of several must be free, each of them from start to end */
    public FirstStart(int slots, int needed) {
        this.slots = slots;
        this.needed = needed;
        starts = new long[CHUNK + (slots + SlotWords.SLOTS - 2) / SlotWords.SLOTS];
        oneOf = new long[starts.length];
        enough = new long[needed + 1][starts.length];
    }

    /** The first start in [from, before) that ends by {@code horizon}. */
    public int of(SlotWords yes, List<? extends SlotWords> several, int from, int before, int horizon) {
        for (int word = SlotWords.wordOf(from); word * SlotWords.SLOTS < before; word += CHUNK) {
            fill(starts, yes, word, from, horizon);
            if (someStart() && needed > 0) {
                keepWhereEnoughOf(several, word, from, horizon);
            }
            int start = firstBit(word);
            if (start != NONE) {
                return start < before ? start : NONE;
            }
        }
        return NONE;
    }

    private void fill(long[] into, SlotWords yes, int word, int from, int horizon) {
        for (int i = 0; i < into.length; i++) {
            long wanted = SlotWords.within(word + i, from, horizon);
            into[i] = wanted == 0 ? 0 : yes.word(word + i) & wanted;
        }
        for (int covered = 1; covered < slots; ) {
            int by = Math.min(covered, slots - covered);
            for (int i = 0; i < into.length; i++) {
                into[i] &= moved(into, i, by);
            }
            covered += by;
        }
    }

    /** Word i of the bitmap moved towards the past. */
    private static long moved(long[] bits, int i, int by) {
        int at = i + by / SlotWords.SLOTS;
        int shift = by % SlotWords.SLOTS;
        long low = at < bits.length ? bits[at] >>> shift : 0;
        long high = shift != 0 && at + 1 < bits.length ? bits[at + 1] << -shift : 0;
        return low | high;
    }

    private void keepWhereEnoughOf(List<? extends SlotWords> several, int word, int from, int horizon) {
        Arrays.fill(enough[0], -1L);
        for (int k = 1; k <= needed; k++) {
            Arrays.fill(enough[k], 0L);
        }
        for (SlotWords one : several) {
            fill(oneOf, one, word, from, horizon);
            for (int k = needed; k > 0; k--) {
                for (int i = 0; i < CHUNK; i++) {
                    enough[k][i] |= enough[k - 1][i] & oneOf[i];
                }
            }
        }
        for (int i = 0; i < CHUNK; i++) {
            starts[i] &= enough[needed][i];
        }
    }

    private boolean someStart() {
        return firstBit(0) != NONE;
    }

    private int firstBit(int word) {
        for (int i = 0; i < CHUNK; i++) {
            if (starts[i] != 0) {
                return (word + i) * SlotWords.SLOTS + Long.numberOfTrailingZeros(starts[i]);
            }
        }
        return NONE;
    }
}
