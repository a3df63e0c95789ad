package dev.berth.availability.grid;

import java.util.ArrayList;
import java.util.List;

/** The maximal runs of slots that say yes, found word by word. */
public final class Runs {
    private static final int NONE = -1;

    private final List<FreeRun> found = new ArrayList<>();
    private final int atLeast;
    private int start = NONE;

    private Runs(int atLeast) {
        this.atLeast = atLeast;
    }

    /** Within [from, to), each at least so long. */
    public static List<FreeRun> of(SlotWords yes, int from, int to, int atLeast) {
        Runs runs = new Runs(atLeast);
        for (int word = SlotWords.wordOf(from); word * SlotWords.SLOTS < to; word++) {
            runs.take(yes.word(word) & SlotWords.within(word, from, to), word * SlotWords.SLOTS);
        }
        runs.endAt(to);
        return runs.found;
    }

    private void take(long bits, int first) {
        int at = 0;
        while (at < SlotWords.SLOTS) {
            long rest = bits >>> at;
            if (start == NONE) {
                if (rest == 0) {
                    return;
                }
                at += Long.numberOfTrailingZeros(rest);
                start = first + at;
            } else {
                at += Math.min(Long.numberOfTrailingZeros(~rest), SlotWords.SLOTS - at);
                if (at < SlotWords.SLOTS) {
                    endAt(first + at);
                }
            }
        }
    }

    private void endAt(int end) {
        if (start != NONE && end - start >= atLeast) {
            found.add(new FreeRun(start, end));
        }
        start = NONE;
    }
}
