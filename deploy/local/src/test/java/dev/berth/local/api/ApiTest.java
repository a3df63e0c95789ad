package dev.berth.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;
    private final AtomicInteger signIns = new AtomicInteger();
    private final List<String> used = new CopyOnWriteArrayList<>();
    private HttpServer gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            boolean signIn = exchange.getRequestURI().getPath().equals("/api/v1/auth/token");
            if (!signIn) {
                used.add(exchange.getRequestHeaders().getFirst("Authorization"));
            }
            byte[] body = (signIn ? "{\"accessToken\":\"token-" + signIns.incrementAndGet() + "\"}" : "{}").getBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    @Test
    void a_person_signs_in_again_before_the_password_is_ten_minutes_old() throws Exception {
        var address = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
        var ada = Api.anonymous(address, clock).signIn("ada@berth.test", "a password");

        ada.get("/api/v1/me").orThrow();
        now.set(NOON.plusSeconds(7 * 60));
        ada.get("/api/v1/me").orThrow();
        now.set(NOON.plusSeconds(9 * 60));
        ada.get("/api/v1/me").orThrow();

        assertThat(used).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }
}
