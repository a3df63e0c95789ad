package dev.berth.gateway.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.gateway.Gateway;
import dev.berth.gateway.GatewayTest;
import dev.berth.gateway.testing.Caller;
import dev.berth.gateway.testing.FakeWorkspace;
import dev.berth.gateway.testing.RawPeer;
import dev.berth.gateway.testing.World;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Streams from a node to a gateway: real WebSockets, opened by the agent's own code. */
class NodeStreamTest extends GatewayTest {
    private static final FakeWorkspace INSIDE = new FakeWorkspace();
    private static Bookings bookings;

    private final UUID booking = UUID.randomUUID();

    @BeforeAll
    static void connect() {
        bookings = new Bookings();
    }

    @AfterAll
    static void leave() {
        bookings.close();
        INSIDE.close();
    }

    @BeforeEach
    void theWorkspaceRuns() {
        runs(booking, INSIDE.port());
        World.AGENT.asked().clear();
    }

    @AfterEach
    void nodesDialWhereTheyAreTold() {
        World.AGENT.nodesDial(UnaryOperator.identity());
    }

    @Test
    void requests_one_after_the_other_share_streams() {
        for (int i = 0; i < 10; i++) {
            assertThat(owner(booking).get("/page" + i).body()).startsWith("uri=/page" + i + " ");
        }

        // An answer may be read to its end a moment before its stream can be used again.
        assertThat(World.AGENT.asked()).hasSizeBetween(1, 3);
    }

    @Test
    void a_request_for_a_stream_names_the_node_the_booking_and_a_ticket_that_works_once() throws Exception {
        owner(booking).get("/");

        var asked = World.AGENT.asked().take();
        assertThat(asked.path("nodeId").asString()).isEqualTo("0199f3a0-0000-7000-8000-0000000000c1");
        assertThat(asked.path("bookingId").asString()).isEqualTo(booking.toString());
        assertThat(asked.path("kind").asString()).isEqualTo("workspace");
        assertThat(presented(port, asked.path("ticket").asString())).startsWith("HTTP/1.1 404 ");
    }

    /** A stream that comes to a gateway which does not wait for it, as behind a load balancer. */
    @Test
    void a_stream_that_reaches_another_gateway_is_passed_on_to_the_one_that_waits() {
        // Never closed: that would dispose of Reactor's event loops, which all gateways of this JVM share.
        var other = new SpringApplicationBuilder(Gateway.class)
                .run(
                        "--server.port=0",
                        "--berth.gateway.upstream.internal-secret=among ourselves",
                        "--berth.gateway.upstream.agents=" + World.AGENT.url(),
                        "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                        "--spring.main.cloud-platform=none");
        var dialled = "127.0.0.1:" + other.getEnvironment().getProperty("local.server.port");
        World.AGENT.nodesDial(waiting -> dialled);

        assertThat(owner(booking).get("/far").body()).startsWith("uri=/far ");
        assertThat(owner(booking)
                        .postChunked("/upload", Flux.just("x".repeat(100_000), "y"))
                        .body())
                .isEqualTo("100001");
    }

    @Test
    void a_ticket_that_no_gateway_made_leads_nowhere() throws Exception {
        try (var elsewhere = new ServerSocket(0)) {
            owner(booking).get("/");
            var genuine = World.AGENT.asked().take().path("ticket").asString().split("\\.");
            genuine[0] = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("127.0.0.1:" + elsewhere.getLocalPort()).getBytes(StandardCharsets.UTF_8));

            assertThat(presented(port, String.join(".", genuine))).startsWith("HTTP/1.1 404 ");
            elsewhere.setSoTimeout(200);
            assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(presented(port, "nonsense")).startsWith("HTTP/1.1 404 ");
        assertThat(anybody().get("/api/v1/node-streams/x").status()).isEqualTo(426);
    }

    @Test
    void a_stream_whose_end_at_the_workspace_was_closed_is_replaced_by_another() throws Exception {
        try (var listening = new ServerSocket(0)) {
            var impatient = UUID.randomUUID();
            Thread.ofVirtual().start(() -> answerOncePerConnection(listening));
            runs(impatient, listening.getLocalPort());

            for (int i = 0; i < 5; i++) {
                assertThat(owner(impatient).get("/").body()).isEqualTo("hello");
            }
        }
    }

    @Test
    void a_workspace_whose_node_is_not_linked_is_at_once_a_page_that_tries_again() {
        World.AGENT.lost(booking);

        var reply = owner(booking).get("/");

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.header("Refresh")).isEqualTo("3");
        assertThat(World.AGENT.asked()).hasSize(1);
    }

    @Test
    void a_reader_that_stalls_slows_nobody_else_and_fills_nothing() throws Exception {
        try (var listening = new ServerSocket(0);
                var stalled = RawPeer.to(port)) {
            var flooding = UUID.randomUUID();
            var written = new AtomicLong();
            Thread.ofVirtual().start(() -> flood(listening, written));
            runs(flooding, listening.getLocalPort());
            stalled.send("GET / HTTP/1.1\r\nHost: %s.w.localhost:8080\r\nCookie: berth_workspace=%s\r\n\r\n"
                    .formatted(flooding, World.KEYS.workspaceCookie(flooding)));
            stalled.receiveHead();

            var before = new AtomicLong(-1);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> written.get() > 0 && before.getAndSet(written.get()) == written.get());
            long stuck = written.get();
            assertThat(stuck)
                    .as("what buffers between workspace and browser hold")
                    .isLessThan(50_000_000);

            assertThat(owner(booking).get("/meanwhile").status()).isEqualTo(200);
            stalled.receive(Math.toIntExact(stuck));
            Awaitility.await().until(() -> written.get() > stuck);
        }
    }

    @Test
    void two_hundred_streams_are_open_at_once() {
        List<Disposable> open = new ArrayList<>();
        try {
            var begun = Flux.merge(
                            Flux.fromStream(IntStream.range(0, 200)
                                    .mapToObj(it -> owner(booking).stream("/stream")
                                            .doOnSubscribe(subscription -> open.add(subscription::cancel)))),
                            200)
                    .take(200)
                    .collectList()
                    .block(Duration.ofSeconds(30));
            assertThat(begun).hasSize(200).containsOnly("data: first\n\n");
        } finally {
            open.forEach(Disposable::dispose);
        }
        Awaitility.await().until(() -> INSIDE.open() == 0);
    }

    private static void answerOncePerConnection(ServerSocket listening) {
        while (true) {
            try (var connection = new RawPeer(listening.accept())) {
                connection.receiveHead();
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
            } catch (IOException over) {
                if (listening.isClosed()) {
                    return;
                }
            }
        }
    }

    private static void flood(ServerSocket listening, AtomicLong written) {
        while (!listening.isClosed()) {
            try (var connection = new RawPeer(listening.accept())) {
                if (connection.receiveHead().isEmpty()) {
                    continue;
                }
                connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
                for (var piece = new byte[16_000]; ; written.addAndGet(piece.length)) {
                    connection.send(piece);
                }
            } catch (IOException over) {
                // the reader has left, or the test is over
            }
        }
    }

    private static String presented(int port, String ticket) throws IOException {
        try (var node = RawPeer.to(port)) {
            node.send("""
                    GET /api/v1/node-streams/%s HTTP/1.1\r
                    Host: localhost\r
                    Connection: Upgrade\r
                    Upgrade: websocket\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    Sec-WebSocket-Protocol: berth-node-stream.v1\r
                    \r
                    """.formatted(ticket));
            return node.receiveHead();
        }
    }

    private void runs(UUID id, int at) {
        bookings.publish(id, Bookings.started(id, 3, at, Instant.now().plusSeconds(3600)));
        Awaitility.await().until(() -> isRouted(id));
    }

    /** Asks for more than may be uploaded, which is refused where the route is known and before a stream is asked for. */
    private boolean isRouted(UUID id) throws IOException {
        try (var visitor = RawPeer.to(port)) {
            visitor.send("POST / HTTP/1.1\r\nHost: %s.w.localhost:8080\r\nCookie: berth_workspace=%s\r\n"
                            .formatted(id, World.KEYS.workspaceCookie(id))
                    + "Content-Length: 9000000000\r\n\r\n");
            return visitor.receiveHead().startsWith("HTTP/1.1 413 ");
        }
    }

    private Caller owner(UUID id) {
        return anybody()
                .with("Host", id + ".w.localhost:8080")
                .with("Cookie", "berth_workspace=" + World.KEYS.workspaceCookie(id));
    }
}
