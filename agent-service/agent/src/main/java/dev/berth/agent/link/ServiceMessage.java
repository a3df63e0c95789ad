package dev.berth.agent.link;

import dev.berth.agent.stream.StreamRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the control plane sends over the link. Unknown fields are ignored, so that it may be one release ahead. */
sealed interface ServiceMessage {
    JsonMapper JSON = JsonMapper.builder().build();

    /** @param nonce what the node signs, in base64 as it came */
    record Challenge(String nonce) implements ServiceMessage {}

    record Welcome(long epoch, int spreadSeconds) implements ServiceMessage {}

    record SnapshotBegin(int count) implements ServiceMessage {}

    /** @param event the event {@code workspace.desired}, as the booking service writes it */
    record Workspace(JsonNode event) implements ServiceMessage {}

    record SnapshotEnd() implements ServiceMessage {}

    record Forget(UUID bookingId) implements ServiceMessage {}

    record OpenStream(StreamRequest request) implements ServiceMessage {}

    /** The control plane's time; the agent asks for it over HTTP, where it sees how long the answer took. */
    record Time() implements ServiceMessage {}

    /**
     * Another machine of this node's site shall wake up.
     *
     * @param password SecureOn
     */
    record Wake(String mac, @Nullable String password) implements ServiceMessage {}

    record Bye(String reason, int retryAfterSeconds) implements ServiceMessage {}

    record Unknown(String type) implements ServiceMessage {}

    /** @return empty when it is no JSON object, or misses what its type always has */
    static Optional<ServiceMessage> parse(String text) {
        try {
            JsonNode it = JSON.readTree(text);
            return it.isObject() ? Optional.of(read(it)) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static ServiceMessage read(JsonNode it) {
        String type = it.path("type").asString("");
        return switch (type) {
            case "challenge" -> new Challenge(text(it, "nonce"));
            case "welcome" ->
                new Welcome(number(it, "epoch"), it.path("spreadSeconds").asInt(0));
            case "snapshot-begin" -> new SnapshotBegin(Math.toIntExact(number(it, "count")));
            case "workspace" -> new Workspace(it.path("event"));
            case "snapshot-end" -> new SnapshotEnd();
            case "forget" -> new Forget(UUID.fromString(text(it, "bookingId")));
            case "open-stream" ->
                new OpenStream(new StreamRequest(
                        text(it, "ticket"), UUID.fromString(text(it, "bookingId")), text(it, "kind")));
            case "time" -> new Time();
            case "wake" -> new Wake(text(it, "mac"), it.path("password").isString() ? text(it, "password") : null);
            case "bye" ->
                new Bye(
                        it.path("reason").asString(""),
                        it.path("retryAfterSeconds").asInt(0));
            default -> new Unknown(type);
        };
    }

    private static String text(JsonNode message, String field) {
        JsonNode value = message.path(field);
        if (!value.isString() || value.asString().isEmpty()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value.asString();
    }

    private static long number(JsonNode message, String field) {
        JsonNode value = message.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value.asLong();
    }
}
