package dev.berth.availability.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest frames, for those who were away for a moment. Not thread-safe. */
final class Recent {
    private final int most;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private long newest;

    Recent(int most) {
        this.most = most;
    }

    long newest() {
        return newest;
    }

    void add(Frame frame) {
        newest = frame.number();
        frames.addLast(frame);
        if (frames.size() > most) {
            frames.removeFirst();
        }
    }

    /** What came after this number; empty when it is no longer known. */
    Optional<List<Frame>> after(long number) {
        long oldestKnown = newest - frames.size();
        return number < oldestKnown || number > newest
                ? Optional.empty()
                : Optional.of(frames.stream().skip(number - oldestKnown).toList());
    }
}
