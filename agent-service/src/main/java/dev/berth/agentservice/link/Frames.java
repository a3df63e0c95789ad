package dev.berth.agentservice.link;

import dev.berth.agentservice.node.StreamRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The messages of this service as text. */
final class Frames {
    static final int PROTOCOL = 1;
    static final int HEARTBEAT_SECONDS = 10;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Challenge(String type, String nonce, Instant time, int protocol) {}

    private record Welcome(String type, long epoch, Instant time, int heartbeatSeconds, long spreadSeconds) {}

    private record SnapshotBegin(String type, int count) {}

    private record SnapshotEnd(String type) {}

    private record Forget(String type, UUID bookingId) {}

    private record OpenStream(String type, String ticket, UUID bookingId, String kind) {}

    private record Wake(String type, String mac, @Nullable String password) {}

    private record Time(String type, Instant time) {}

    private record Bye(String type, String reason, long retryAfterSeconds) {}

    private Frames() {}

    static String challenge(String nonce, Instant now) {
        return JSON.writeValueAsString(new Challenge("challenge", nonce, now, PROTOCOL));
    }

    static String welcome(long epoch, Instant now, long spreadSeconds) {
        return JSON.writeValueAsString(new Welcome("welcome", epoch, now, HEARTBEAT_SECONDS, spreadSeconds));
    }

    static String snapshotBegin(int count) {
        return JSON.writeValueAsString(new SnapshotBegin("snapshot-begin", count));
    }

    static String snapshotEnd() {
        return JSON.writeValueAsString(new SnapshotEnd("snapshot-end"));
    }

    /** @param event JSON already, and checked when it was taken in */
    static String workspace(String event) {
        return "{\"type\":\"workspace\",\"event\":" + event + "}";
    }

    static String forget(UUID bookingId) {
        return JSON.writeValueAsString(new Forget("forget", bookingId));
    }

    static String openStream(StreamRequest request) {
        return JSON.writeValueAsString(
                new OpenStream("open-stream", request.ticket(), request.bookingId(), request.kind()));
    }

    static String wake(String mac, @Nullable String password) {
        return JSON.writeValueAsString(new Wake("wake", mac, password));
    }

    static String time(Instant now) {
        return JSON.writeValueAsString(new Time("time", now));
    }

    static String bye(String reason, long retryAfterSeconds) {
        return JSON.writeValueAsString(new Bye("bye", reason, retryAfterSeconds));
    }
}
