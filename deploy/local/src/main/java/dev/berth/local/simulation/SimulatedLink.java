package dev.berth.local.simulation;

import dev.berth.agent.stream.StreamRequest;
import dev.berth.agent.stream.Streams;
import dev.berth.local.simulation.NodeLink.ReportNumber;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The link of one simulated node, by agent-service's protocol. When it ends, another is opened after a pause. */
final class SimulatedLink implements WebSocket.Listener {
    private static final String PROTOCOL = "berth-node-link.v1";
    private static final JsonMapper JSON = new JsonMapper();
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    private final SimulatedNode node;
    private final Streams streams;
    private final Runnable news;
    private final Consumer<String> failed;
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;
    private boolean opening;
    private long openAgainAtMillis;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private long epoch;
    private long sequence;
    private boolean linked;
    private WantedWorkspaces wanted = new WantedWorkspaces();
    private WantedWorkspaces snapshot = new WantedWorkspaces();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    SimulatedLink(SimulatedNode node, Streams streams, Runnable news, Consumer<String> failed) {
        this.node = node;
        this.streams = streams;
        this.news = news;
        this.failed = failed;
    }

    synchronized void openIfDue(HttpClient http, URI service) {
        if (socket != null || opening || millis() < openAgainAtMillis) {
            return;
        }
        opening = true;
        http.newWebSocketBuilder()
                .connectTimeout(CONNECT_WITHIN)
                .subprotocols(PROTOCOL)
                .buildAsync(service, this)
                .whenComplete((opened, failure) -> {
                    if (failure != null) {
                        lost(String.valueOf(failure.getMessage()));
                    }
                });
    }

    @Override
    public synchronized void onOpen(WebSocket opened) {
        socket = opened;
        opening = false;
        opened.request(1);
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            take(JSON.readTree(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void take(JsonNode message) {
        switch (message.path("type").asString("")) {
            case "challenge" -> send(hello(message.path("nonce").asString("")));
            case "welcome" -> epoch = message.path("epoch").asLong(0);
            case "snapshot-begin" -> snapshot = new WantedWorkspaces();
            case "snapshot-end" -> becomeLinked();
            case "workspace" -> (linked ? wanted : snapshot).put(message.path("event"));
            case "forget" ->
                wanted.forget(UUID.fromString(message.path("bookingId").asString("")));
            case "open-stream" ->
                streams.open(new StreamRequest(
                        message.path("ticket").asString(""),
                        UUID.fromString(message.path("bookingId").asString("")),
                        message.path("kind").asString("")));
            case "bye" ->
                pauseMillis = Math.max(
                        FIRST_PAUSE_MILLIS,
                        1_000 * message.path("retryAfterSeconds").asLong(0));
            default -> {} // of a newer service
        }
        news.run();
    }

    private void becomeLinked() {
        wanted = snapshot;
        linked = true;
        sequence = 0;
        pauseMillis = FIRST_PAUSE_MILLIS;
    }

    private String hello(String nonce) {
        String signed = "berth-node-link\n" + nonce + "\n" + node.id() + "\n" + epoch;
        return JSON.writeValueAsString(Map.of(
                "type",
                "hello",
                "nodeId",
                node.id(),
                "protocol",
                1,
                "agentVersion",
                SimulatedNode.AGENT_VERSION,
                "lastEpoch",
                epoch,
                "signature",
                base64(node.sign(signed.getBytes(StandardCharsets.UTF_8)))));
    }

    synchronized boolean isLinked() {
        return linked;
    }

    synchronized Collection<WantedWorkspace> wanted() {
        return wanted.all();
    }

    synchronized Optional<ReportNumber> nextReport() {
        return linked ? Optional.of(new ReportNumber(epoch, ++sequence)) : Optional.empty();
    }

    synchronized void report(byte[] report, byte[] signature) {
        send(JSON.writeValueAsString(Map.of(
                "type", "report", "body", new String(report, StandardCharsets.UTF_8), "signature", base64(signature))));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** One after the other: a WebSocket sends one message at a time. */
    private void send(String message) {
        WebSocket to = socket;
        if (to != null) {
            sent = sent.handle((before, failure) -> null).thenCompose(before -> to.sendText(message, true));
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        lost("closed with " + code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        lost(String.valueOf(error.getMessage()));
    }

    private void lost(String reason) {
        synchronized (this) {
            socket = null;
            opening = false;
            linked = false;
            text.setLength(0);
            openAgainAtMillis = millis() + ThreadLocalRandom.current().nextLong(pauseMillis / 2, pauseMillis + 1);
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        }
        failed.accept(reason);
        news.run();
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }

    synchronized void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
