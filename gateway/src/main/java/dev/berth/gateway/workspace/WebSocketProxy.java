package dev.berth.gateway.workspace;

import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/**
 * Passes a WebSocket through. The workspace is asked first, so that the person's handshake gets the workspace's answer:
 * its choice of subprotocol, or its refusal.
 */
@Component
class WebSocketProxy {
    private static final Logger log = LoggerFactory.getLogger(WebSocketProxy.class);
    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final String VERSION = "13";

    private final HttpClient client;
    private final ProxyHeaders headers;
    private final int maxFrame;

    WebSocketProxy(WorkspaceClient client, ProxyHeaders headers, WorkspaceSettings settings) {
        this.client = client.http();
        this.headers = headers;
        this.maxFrame = Math.toIntExact(settings.maxFrame().toBytes());
    }

    Mono<Void> forward(ServerWebExchange exchange, WorkspaceRoute route) {
        if (!isSound(exchange.getRequest().getHeaders())) {
            exchange.getResponse().setStatusCode(HttpStatus.UPGRADE_REQUIRED);
            exchange.getResponse().getHeaders().set("Sec-WebSocket-Version", VERSION);
            return exchange.getResponse().setComplete();
        }
        var sent = headers.toUpstreamHandshake(exchange.getRequest());
        return client.headers(it -> sent.forEach((name, values) -> it.set(name, values)))
                .websocket(asClient(exchange.getRequest().getHeaders().getFirst(PROTOCOLS)))
                .uri(WorkspaceClient.target("ws", route.address(), exchange.getRequest()))
                .handle((in, out) -> accept(exchange, route, new Side(in, out)))
                .then()
                .onErrorResume(error -> failed(exchange, error));
    }

    private Mono<Void> accept(ServerWebExchange exchange, WorkspaceRoute route, Side workspace) {
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        // The server's side is done with its handshake, not with its socket: the workspace's side must wait for that.
        var ended = Sinks.<Void>empty();
        var relayed = Mono.defer(() -> response.sendWebsocket(
                (in, out) -> WebSocketRelay.between(new Side(in, out), workspace, maxFrame, route.closed())
                        .doFinally(signal -> ended.tryEmitEmpty()),
                asServer(workspace.in().selectedSubprotocol())));
        // Ends Spring's part of the answer: headers are set, nothing is written yet.
        return exchange.getResponse().setComplete().then(relayed).then(ended.asMono());
    }

    private static boolean isSound(HttpHeaders handshake) {
        return VERSION.equals(handshake.getFirst("Sec-WebSocket-Version"))
                && handshake.containsHeader("Sec-WebSocket-Key");
    }

    /** Pings pass through as well: each end then knows that the other end lives, not only the gateway. */
    private WebsocketClientSpec asClient(@Nullable String protocols) {
        var spec = WebsocketClientSpec.builder().handlePing(true).maxFramePayloadLength(maxFrame);
        return (protocols == null ? spec : spec.protocols(protocols)).build();
    }

    private WebsocketServerSpec asServer(@Nullable String protocol) {
        var spec = WebsocketServerSpec.builder().handlePing(true).maxFramePayloadLength(maxFrame);
        return (protocol == null ? spec : spec.protocols(protocol)).build();
    }

    private static Mono<Void> failed(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            // The connection was lost under way; both ends see that themselves.
            return Mono.empty();
        }
        if (error instanceof WebSocketClientHandshakeException refused && refused.response() != null) {
            exchange.getResponse()
                    .setStatusCode(
                            HttpStatusCode.valueOf(refused.response().status().code()));
            return exchange.getResponse().setComplete();
        }
        log.debug("Workspace handshake failed: {}", error.getClass().getSimpleName());
        return Pages.UNREACHABLE.show(exchange);
    }

    /** One end of the relay. */
    record Side(WebsocketInbound in, WebsocketOutbound out) {}
}
