package dev.berth.availability.stream;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one browser has not taken yet. Of one subject only the newest frame is kept, and it moves to the end, so that the ids
 * that go out only grow. Costs nothing while it is empty. Not thread-safe.
 */
final class Mailbox {
    private final int most;
    private @Nullable Map<UUID, Frame> waiting;

    Mailbox(int most) {
        this.most = most;
    }

    /** False when it is full: then what it held is given up. */
    boolean put(Frame frame) {
        Map<UUID, Frame> frames = waiting == null ? new LinkedHashMap<>() : waiting;
        frames.remove(frame.subject());
        frames.put(frame.subject(), frame);
        waiting = frames;
        if (frames.size() > most) {
            waiting = null;
            return false;
        }
        return true;
    }

    boolean isEmpty() {
        return waiting == null;
    }

    /** The oldest frames, one or more, about so many bytes. */
    byte[] take(int about) {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        Map<UUID, Frame> frames = waiting == null ? Map.of() : waiting;
        Iterator<Frame> oldest = frames.values().iterator();
        if (frames.size() == 1) {
            waiting = null;
            return oldest.next().bytes();
        }
        while (oldest.hasNext() && taken.size() < about) {
            taken.writeBytes(oldest.next().bytes());
            oldest.remove();
        }
        if (frames.isEmpty()) {
            waiting = null;
        }
        return taken.toByteArray();
    }
}
