package dev.berth.agent.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two calls that an agent makes, answered over real HTTP. */
final class ControlPlane implements AutoCloseable {
    static final String TOKEN = "one-time-token";

    final UUID node = UUID.randomUUID();
    final AtomicReference<JsonNode> redeemed = new AtomicReference<>();
    private volatile Duration ahead = Duration.ZERO;
    private final HttpServer server;

    ControlPlane() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/api/v1/clock",
                it -> answer(it, 200, "{\"now\":\"" + Instant.now().plus(ahead) + "\"}"));
        server.createContext("/api/v1/nodes/enrolments/redeem", this::redeem);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void clockAheadBy(Duration by) {
        ahead = by;
    }

    private void redeem(HttpExchange exchange) throws IOException {
        JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        if (!TOKEN.equals(body.get("token").asString())) {
            answer(exchange, 404, "{}");
            return;
        }
        redeemed.set(body);
        answer(exchange, 201, "{\"nodeId\":\"" + node + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
