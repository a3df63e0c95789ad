package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.gateway.testing.World;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** A stream is let in like every call, and then costs next to nothing. */
@Import(StreamTest.Watch.class)
class StreamTest extends GatewayTest {
    private static final String STREAM = "/api/v1/availability/stream";
    private static final long MORE_THAN_BUFFERS_HOLD = 100_000_000;

    @Autowired
    private Exchanges exchanges;

    private final Disposable.Composite open = Disposables.composite();

    @AfterEach
    void leave() {
        open.dispose();
        await().until(() -> World.AVAILABILITY.listening() == 0);
    }

    /** What comes, and how it ended. */
    private record Heard(CopyOnWriteArrayList<String> events, CompletableFuture<Void> end) {}

    private Heard listen(String path) {
        var heard = new Heard(new CopyOnWriteArrayList<>(), new CompletableFuture<>());
        open.add(ada().with("Accept", "text/event-stream").with("Last-Event-ID", "a-7").stream(path)
                .subscribe(
                        heard.events()::add,
                        heard.end()::completeExceptionally,
                        () -> heard.end().complete(null)));
        return heard;
    }

    @Test
    void what_the_browser_heard_last_is_passed_on() {
        var heard = listen(STREAM);

        await().until(() -> !heard.events().isEmpty());
        assertThat(heard.events().getFirst()).contains("\"after\":\"a-7\"");
    }

    @Test
    void nothing_of_what_let_it_in_is_kept_while_it_is_open() {
        var heard = listen(STREAM);
        await().until(() -> !heard.events().isEmpty());

        await().pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            System.gc();
            assertThat(exchanges.ofStreams).isNotEmpty().allMatch(it -> it.get() == null);
        });
        assertThat(World.AVAILABILITY.listening()).isEqualTo(1);
        assertThat(heard.end()).isNotDone();
    }

    @Test
    void a_browser_that_leaves_leaves_no_stream_behind() {
        var heard = listen(STREAM);
        await().until(() -> !heard.events().isEmpty());
        assertThat(World.AVAILABILITY.listening()).isEqualTo(1);

        open.dispose();

        await().until(() -> World.AVAILABILITY.listening() == 0);
    }

    @Test
    void a_stream_that_breaks_behind_the_gateway_ends_for_the_browser_too() {
        var heard = listen(STREAM);
        await().until(() -> !heard.events().isEmpty());

        World.AVAILABILITY.breakConnections();

        await().until(heard.end()::isDone);
    }

    @Test
    void who_does_not_read_is_not_read_for_and_who_reads_on_gets_more() throws Exception {
        try (var browser = new Socket("127.0.0.1", port)) {
            browser.setReceiveBufferSize(16 * 1024);
            browser.getOutputStream()
                    .write("""
                    GET %s?endless HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    \r
                    """.formatted(STREAM, World.KEYS.accessToken()).getBytes(StandardCharsets.US_ASCII));

            var taken = new AtomicLong(World.AVAILABILITY.taken());
            await().failFast(() -> taken.get() > MORE_THAN_BUFFERS_HOLD)
                    .during(Duration.ofMillis(500))
                    .until(() -> isTheSameAsBefore(taken));
            long stuck = taken.get();
            browser.getInputStream().readNBytes(Math.toIntExact(stuck));

            await().until(() -> World.AVAILABILITY.taken() > stuck);
        }
    }

    private static boolean isTheSameAsBefore(AtomicLong taken) {
        long now = World.AVAILABILITY.taken();
        return taken.getAndSet(now) == now && now > 0;
    }

    @Test
    void a_refusal_is_passed_on_as_it_is() {
        var reply = ada().get(STREAM + "?resourceId=too-many");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).contains("/problems/unavailable");
        assertThat(reply.header("Content-Security-Policy")).isNotEmpty();
    }

    @Test
    void without_a_token_there_is_no_stream() {
        assertThat(anybody().get(STREAM).isProblem("unauthorized")).isTrue();
    }

    /** Whose exchanges are still there. */
    static final class Exchanges {
        private final CopyOnWriteArrayList<WeakReference<ServerWebExchange>> ofStreams = new CopyOnWriteArrayList<>();
    }

    @TestConfiguration
    static class Watch {
        @Bean
        Exchanges exchanges() {
            return new Exchanges();
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        WebFilter watching(Exchanges exchanges) {
            return (exchange, chain) -> {
                if (exchange.getRequest().getPath().value().equals(STREAM)) {
                    exchanges.ofStreams.add(new WeakReference<>(exchange));
                }
                return chain.filter(exchange);
            };
        }
    }
}
