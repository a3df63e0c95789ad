package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.gateway.testing.RawPeer;
import dev.berth.gateway.testing.World;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A caller who takes its time holds nothing for long. */
class DeadlineTest extends StrictGatewayTest {
    @Test
    void a_head_that_drips_is_not_waited_for() throws IOException {
        try (var slow = RawPeer.to(port)) {
            slow.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
            dripUntilClosed(slow, "X");

            assertThat(slow.receiveAll()).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void a_second_head_that_drips_on_a_kept_connection_is_not_waited_for_either() throws IOException {
        try (var slow = RawPeer.to(port)) {
            slow.send("GET /favicon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(slow.receiveHead()).startsWith("HTTP/1.1 200");
            slow.receive("<svg/>".length());

            slow.send("GET /favicon.svg HT");

            assertThat(slow.receiveAll()).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void a_head_in_several_pieces_is_answered() throws IOException {
        try (var caller = RawPeer.to(port)) {
            caller.send("GET /favicon.svg HTTP/1.1\r\nHo");
            caller.send("st: localhost\r\n");
            caller.send("\r\n");

            assertThat(caller.receiveHead()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_body_that_drips_is_not_waited_for() throws IOException {
        try (var slow = RawPeer.to(port)) {
            slow.send("""
                    POST /api/v1/echo-body HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Transfer-Encoding: chunked\r
                    \r
                    """.formatted(World.KEYS.accessToken()));
            dripUntilClosed(slow, "1\r\nx\r\n");

            assertThat(slow.receiveAll())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("/problems/malformed-request", "within 1 seconds");
        }
    }

    @Test
    void an_announced_body_that_never_comes_is_not_waited_for() throws IOException {
        try (var slow = RawPeer.to(port)) {
            slow.send("""
                    POST /api/v1/echo-body HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Length: 100\r
                    \r
                    {""".formatted(World.KEYS.accessToken()));

            assertThat(slow.receiveAll()).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void a_caller_who_reads_nothing_is_cut_off() throws IOException {
        try (var slow = RawPeer.to(port)) {
            slow.send("""
                    GET /api/v1/availability/stream?endless HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    \r
                    """.formatted(World.KEYS.accessToken()));

            var taken = World.AVAILABILITY.taken();
            Awaitility.await().until(() -> World.AVAILABILITY.taken() > taken);
            Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> World.AVAILABILITY.endless() == 0);
        }
    }

    @Test
    void a_silent_stream_outlives_every_deadline() {
        var ended = new AtomicBoolean();
        var began = new AtomicBoolean();
        var stream = ada().stream("/api/v1/sync/jobs/j1/stream")
                .doOnTerminate(() -> ended.set(true))
                .subscribe(it -> began.set(true), lost -> {});
        Awaitility.await().untilTrue(began);

        Awaitility.await()
                .during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(8))
                .untilFalse(ended);

        stream.dispose();
    }

    @Test
    void a_head_that_is_too_large_is_a_problem() throws IOException {
        try (var caller = RawPeer.to(port)) {
            caller.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(20_000) + "\r\n\r\n");

            assertThat(caller.receiveAll())
                    .startsWith("HTTP/1.1 431 ")
                    .contains("application/problem+json", "/problems/malformed-request", "\"status\":431");
        }
    }

    @Test
    void an_address_that_is_too_long_is_a_problem() throws IOException {
        try (var caller = RawPeer.to(port)) {
            caller.send("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(caller.receiveAll()).startsWith("HTTP/1.1 414 ").contains("application/problem+json");
        }
    }

    /** One piece after another; the deadline must not begin anew with each. */
    private static void dripUntilClosed(RawPeer slow, String piece) {
        var cut = new AtomicBoolean();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(5))
                .until(() -> {
                    try {
                        slow.send(piece);
                    } catch (IOException closed) {
                        cut.set(true);
                    }
                    return cut.get() || slow.hasSomething();
                });
    }
}
