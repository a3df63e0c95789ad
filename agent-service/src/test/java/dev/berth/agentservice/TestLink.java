package dev.berth.agentservice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One link of a node, as an agent has it. */
final class TestLink implements AutoCloseable {
    static final String PROTOCOL = "berth-node-link.v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RawWebSocket socket;
    private final JsonNode challenge;

    TestLink(int port) throws IOException {
        socket = new RawWebSocket(port, PROTOCOL);
        if (socket.status() != 101) {
            throw new IOException("The handshake was refused: " + socket.answer());
        }
        challenge = next();
    }

    String nonce() {
        return challenge.path("nonce").asString();
    }

    JsonNode challenge() {
        return challenge;
    }

    RawWebSocket socket() {
        return socket;
    }

    void send(String text) throws IOException {
        socket.send(RawWebSocket.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    void report(String body, String signature) throws IOException {
        send(JSON.writeValueAsString(Map.of("type", "report", "body", body, "signature", signature)));
    }

    /** The next message; pings in between are answered. */
    JsonNode next() throws IOException {
        RawWebSocket.Frame frame = nextFrame();
        if (frame.opcode() != RawWebSocket.TEXT) {
            throw new Closed(frame.closeCode());
        }
        return JSON.readTree(frame.text());
    }

    /** The next message, which is of this type. */
    JsonNode next(String type) throws IOException {
        JsonNode message = next();
        if (!type.equals(message.path("type").asString())) {
            throw new AssertionError("Expected " + type + ", not " + message);
        }
        return message;
    }

    /** The welcome's epoch and the snapshot's workspaces. */
    Snapshot snapshot() throws IOException {
        long epoch = next("welcome").path("epoch").asLong();
        int count = next("snapshot-begin").path("count").asInt();
        List<JsonNode> workspaces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            workspaces.add(next("workspace").path("event").path("workspace"));
        }
        next("snapshot-end");
        return new Snapshot(epoch, workspaces);
    }

    record Snapshot(long epoch, List<JsonNode> workspaces) {}

    /** The service closed the link. */
    static final class Closed extends IOException {
        private final int code;

        Closed(int code) {
            super("The link was closed with " + code);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** Reads until the link is closed, and says with which code. */
    int closeCode() throws IOException {
        while (true) {
            RawWebSocket.Frame frame = nextFrame();
            if (frame.opcode() == RawWebSocket.CLOSE) {
                return frame.closeCode();
            }
        }
    }

    private RawWebSocket.Frame nextFrame() throws IOException {
        while (true) {
            RawWebSocket.Frame frame = socket.read();
            if (frame.opcode() != RawWebSocket.PING) {
                return frame;
            }
            socket.send(RawWebSocket.PONG, frame.payload());
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
