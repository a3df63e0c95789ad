package dev.berth.availability.stream;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as it goes over the wire, made once and shared by all who get it.
 *
 * @param number 0 for what is not part of the sequence, such as a heartbeat
 * @param subject what it is about: of two frames about the same, only the newer matters
 * @param owner the only person who may get it; null is everybody
 */
@SuppressWarnings(
        "ArrayRecordComponent") // Identity is all that is needed; a copy for each browser is what must not be.
record Frame(long number, UUID subject, @Nullable UUID owner, byte[] bytes) {
    private static final UUID WHERE = new UUID(0, 0);
    private static final UUID BEAT = new UUID(0, 1);

    static final Frame HEARTBEAT = new Frame(0, BEAT, null, bytes(":\n\n"));

    static Frame event(String id, long number, String event, UUID subject, @Nullable UUID owner, String json) {
        return new Frame(number, subject, owner, bytes("id: " + id + "\nevent: " + event + "\ndata: " + json + "\n\n"));
    }

    /** Tells the client where it stands; a browser keeps the id and sends it when it comes back. */
    static Frame here(String id) {
        return new Frame(0, WHERE, null, bytes("retry: 2000\nid: " + id + "\n\n"));
    }

    /** What the client knows may be old: it must ask anew. */
    static Frame resync(String id) {
        return new Frame(0, WHERE, null, bytes("retry: 2000\nid: " + id + "\nevent: resync\ndata: {}\n\n"));
    }

    boolean isFor(UUID person, @Nullable UUID onlyResource) {
        if (owner != null) {
            return owner.equals(person);
        }
        return number == 0 || onlyResource == null || onlyResource.equals(subject);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
