package dev.berth.gateway.workspace;

import dev.berth.gateway.edge.ClientAddress;
import dev.berth.gateway.live.LiveConnection;
import dev.berth.gateway.live.LiveConnections;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Passes a WebSocket through. The browser's handshake goes to the workspace as it is, so that the two agree on subprotocol
 * and compression; once the workspace has agreed, bytes pass both ways.
 */
@Component
class WebSocketProxy {
    private static final Logger log = LoggerFactory.getLogger(WebSocketProxy.class);
    private static final String VERSION = "13";
    /** Written here, or about a body that a handshake does not have. */
    private static final Set<String> NOT_FROM_THE_ANSWER =
            Set.of("connection", "upgrade", "transfer-encoding", "content-length");

    private final HttpClient client;
    private final ProxyHeaders headers;
    private final WorkspaceSettings settings;
    private final LiveConnections live;
    private final ClientAddress clients;

    WebSocketProxy(
            WorkspaceClient client,
            ProxyHeaders headers,
            WorkspaceSettings settings,
            LiveConnections live,
            ClientAddress clients) {
        this.client = client.http();
        this.headers = headers;
        this.settings = settings;
        this.live = live;
        this.clients = clients;
    }

    Mono<Void> forward(ServerWebExchange exchange, Visit visit, WorkspaceRoute route, UUID booking, Jwt cookie) {
        if (!isSound(exchange.getRequest().getHeaders())) {
            exchange.getResponse().setStatusCode(HttpStatus.UPGRADE_REQUIRED);
            exchange.getResponse().getHeaders().set("Sec-WebSocket-Version", VERSION);
            return exchange.getResponse().setComplete();
        }
        return live.webSocket(cookie, clients.countedAs(exchange.getRequest()), booking.toString())
                .map(place -> ask(exchange, route)
                        .flatMap(answer -> pass(exchange, visit, route, answer, place))
                        .onErrorResume(error -> failed(exchange, error))
                        .doFinally(over -> place.close()))
                .orElseGet(() -> Pages.TOO_MANY_OPEN.show(exchange));
    }

    private static boolean isSound(HttpHeaders handshake) {
        return VERSION.equals(handshake.getFirst("Sec-WebSocket-Version"))
                && handshake.containsHeader("Sec-WebSocket-Key");
    }

    private Mono<Answer> ask(ServerWebExchange exchange, WorkspaceRoute route) {
        var sent = headers.toUpstreamHandshake(exchange.getRequest());
        return client.headers(it -> sent.forEach((name, values) -> it.set(name, values)))
                .get()
                .uri(WorkspaceClient.target("http", route.address(), exchange.getRequest()))
                .responseConnection((response, connection) -> Mono.just(Answer.of(response, connection)))
                .single()
                .timeout(settings.answerTimeout());
    }

    private Mono<Void> pass(
            ServerWebExchange exchange, Visit visit, WorkspaceRoute route, Answer answer, LiveConnection place) {
        var workspace = answer.end();
        if (workspace == null) {
            answer.abandon();
            exchange.getResponse()
                    .setStatusCode(
                            HttpStatusCode.valueOf(answer.response().status().code()));
            return exchange.getResponse().setComplete();
        }
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.SWITCHING_PROTOCOLS);
        headers.toBrowser(answer.headers(), response.getHeaders(), visit, route.address());
        HttpServerResponse browser = ServerHttpResponseDecorator.getNativeResponse(response);
        // Ends Spring's part of the answer: headers are set, nothing is written yet.
        return response.setComplete()
                .then(Mono.<Void>create(
                        over -> browser.withConnection(it -> join(it, browser, workspace, route, place, over))))
                .doFinally(over -> answer.abandon());
    }

    private static void join(
            Connection connection,
            HttpServerResponse answer,
            TunnelEnd workspace,
            WorkspaceRoute route,
            LiveConnection place,
            MonoSink<Void> over) {
        var channel = connection.channel();
        channel.closeFuture().addListener(closed -> over.success());
        channel.eventLoop().execute(() -> {
            var codec = channel.pipeline().context(NettyPipeline.HttpCodec);
            if (codec == null || !channel.isActive()) {
                over.success(); // the browser has left
                return;
            }
            codec.writeAndFlush(Unpooled.copiedBuffer(head(answer), StandardCharsets.ISO_8859_1));
            var browser = TunnelEnd.atBrowser(channel);
            TunnelEnd.join(browser, workspace);
            Runnable end = () -> {
                browser.end();
                workspace.end();
            };
            place.endWith(end);
            over.onDispose(route.closed().doOnSuccess(closed -> end.run()).subscribe());
        });
    }

    private static String head(HttpServerResponse answer) {
        var head =
                new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n");
        answer.responseHeaders().forEach(it -> {
            if (!NOT_FROM_THE_ANSWER.contains(it.getKey().toLowerCase(Locale.ROOT))) {
                head.append(it.getKey()).append(": ").append(it.getValue()).append("\r\n");
            }
        });
        return head.append("\r\n").toString();
    }

    private static Mono<Void> failed(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            // The connection was lost under way; both ends see that themselves.
            return Mono.empty();
        }
        log.debug("Workspace handshake failed: {}", error.getClass().getSimpleName());
        return Pages.UNREACHABLE.show(exchange);
    }

    /** @param end nothing where the workspace did not agree */
    private record Answer(
            HttpClientResponse response,
            Channel channel,
            @Nullable TunnelEnd end) {
        static Answer of(HttpClientResponse response, Connection connection) {
            var agreed = response.status().code() == HttpStatus.SWITCHING_PROTOCOLS.value();
            var channel = connection.channel();
            connection.markPersistent(false);
            return new Answer(response, channel, agreed ? TunnelEnd.atWorkspace(channel) : null);
        }

        HttpHeaders headers() {
            var headers = new HttpHeaders();
            response.responseHeaders().forEach(it -> headers.add(it.getKey(), it.getValue()));
            return headers;
        }

        /** This connection is for nobody else afterwards. */
        void abandon() {
            channel.close();
        }
    }
}
