package dev.berth.availability.grid;

/** A yes or no for every slot, 64 slots a word: bit b of word w is slot 64 w + b. */
@FunctionalInterface
public interface SlotWords {
    int SLOTS = 64;

    long word(int index);

    static int wordOf(int slot) {
        return slot >> 6;
    }

    /** The bits of this word whose slots lie in [from, to). */
    static long within(int word, int from, int to) {
        int first = word * SLOTS;
        if (to <= first || from >= first + SLOTS) {
            return 0;
        }
        long notBefore = from <= first ? -1L : -1L << (from - first);
        long notAfter = to >= first + SLOTS ? -1L : -1L >>> (first + SLOTS - to);
        return notBefore & notAfter;
    }
}
