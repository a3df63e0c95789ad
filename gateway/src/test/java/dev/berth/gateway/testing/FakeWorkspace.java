package dev.berth.gateway.testing;

import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** What runs in a workspace: pages, streams, uploads and a WebSocket, over the real protocols. */
public final class FakeWorkspace implements AutoCloseable {
    private final AtomicInteger open = new AtomicInteger();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.ws(
                            "/echo",
                            this::echo,
                            WebsocketServerSpec.builder()
                                    .protocols("kernel.v1")
                                    .handlePing(true)
                                    .build())
                    .get("/stream", this::stream)
                    .get("/logs", this::watch)
                    .get("/usage", this::watch)
                    .get(
                            "/cookies",
                            (request, response) -> response.addHeader("Set-Cookie", "app=1; Domain=w.localhost; Path=/")
                                    .addHeader("Set-Cookie", "berth_workspace=stolen; Path=/")
                                    .addHeader("Clear-Site-Data", "\"cookies\"")
                                    .sendString(Mono.just("cookies")))
                    .get("/moved", this::moved)
                    .get(
                            "/broken",
                            (request, response) -> response.header("Content-Length", "100")
                                    .sendString(Flux.just("only this")
                                            .concatWith(Flux.error(new IllegalStateException("breaks off")))))
                    .get("/refused", (request, response) -> response.status(418).send())
                    .post(
                            "/upload",
                            (request, response) -> response.sendString(request.receive()
                                    .map(it -> (long) it.readableBytes())
                                    .reduce(0L, Long::sum)
                                    .map(String::valueOf)))
                    .get("/{anything}", this::seen)
                    .get("/api/v1/me", this::seen)
                    .get("/lab/tree", this::seen)
                    .get("/", this::seen))
            .bindNow();

    public int port() {
        return server.port();
    }

    /** WebSockets and streams that are open right now. */
    public int open() {
        return open.get();
    }

    private Mono<Void> seen(HttpServerRequest request, HttpServerResponse response) {
        var headers = request.requestHeaders();
        var body = "uri=%s host=%s cookie=%s for=%s host=%s proto=%s"
                .formatted(
                        request.uri(),
                        headers.get("Host"),
                        headers.get("Cookie", "none"),
                        headers.get("X-Forwarded-For"),
                        headers.get("X-Forwarded-Host"),
                        headers.get("X-Forwarded-Proto"));
        return response.header("Content-Type", "text/plain")
                .sendString(Mono.just(body))
                .then();
    }

    private Mono<Void> moved(HttpServerRequest request, HttpServerResponse response) {
        return response.status(302)
                .header("Location", "http://127.0.0.1:" + server.port() + "/lab?x=1")
                .send();
    }

    private Mono<Void> stream(HttpServerRequest request, HttpServerResponse response) {
        var events = Flux.just("data: first\n\n").concatWith(Mono.<String>never());
        return response.sse()
                .sendString(events, StandardCharsets.UTF_8)
                .then()
                .doOnSubscribe(it -> open.incrementAndGet())
                .doFinally(it -> open.decrementAndGet());
    }

    /** As the agent shows a log, and what a workspace uses. */
    private Mono<Void> watch(HttpServerRequest request, HttpServerResponse response) {
        var lines = Flux.just("event: line\ndata: " + request.uri() + "\n\n").concatWith(Mono.<String>never());
        return response.sse()
                .sendString(lines, StandardCharsets.UTF_8)
                .then()
                .doOnSubscribe(it -> open.incrementAndGet())
                .doFinally(it -> open.decrementAndGet());
    }

    private Mono<Void> echo(WebsocketInbound in, WebsocketOutbound out) {
        return out.sendObject(in.receiveFrames().map(WebSocketFrame::retain))
                .then()
                .doOnSubscribe(it -> open.incrementAndGet())
                .doFinally(it -> open.decrementAndGet());
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(1));
    }
}
