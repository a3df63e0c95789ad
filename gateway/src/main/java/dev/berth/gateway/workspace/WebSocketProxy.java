package dev.berth.gateway.workspace;

import dev.berth.gateway.edge.ClientAddress;
import dev.berth.gateway.live.LiveConnection;
import dev.berth.gateway.live.LiveConnections;
import dev.berth.gateway.nodestream.TooManyStreams;
import dev.berth.gateway.tunnel.Passage;
import dev.berth.gateway.tunnel.WebSocketTunnel;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Passes the WebSockets of a workspace through, for as long as its route and the person's cookie last. */
@Component
class WebSocketProxy {
    private static final Logger log = LoggerFactory.getLogger(WebSocketProxy.class);

    private final ProxyHeaders headers;
    private final WorkspaceSettings settings;
    private final LiveConnections live;
    private final ClientAddress clients;

    WebSocketProxy(ProxyHeaders headers, WorkspaceSettings settings, LiveConnections live, ClientAddress clients) {
        this.headers = headers;
        this.settings = settings;
        this.live = live;
        this.clients = clients;
    }

    Mono<Void> forward(ServerWebExchange exchange, Visit visit, WorkspaceRoute route, UUID booking, Jwt cookie) {
        if (!WebSocketTunnel.isSound(exchange.getRequest().getHeaders())) {
            return WebSocketTunnel.refuse(exchange);
        }
        return live.webSocket(cookie, clients.countedAs(exchange.getRequest()), booking.toString())
                .map(place -> WebSocketTunnel.open(exchange, passage(exchange, visit, route, place))
                        .onErrorResume(error -> failed(exchange, error))
                        .doFinally(over -> place.close()))
                .orElseGet(() -> Pages.TOO_MANY_OPEN.show(exchange));
    }

    private Passage passage(ServerWebExchange exchange, Visit visit, WorkspaceRoute route, LiveConnection place) {
        var request = exchange.getRequest();
        var handshake = WorkspaceRequest.withoutBody(request, headers.toUpstreamHandshake(request));
        return new Passage(
                route.streams().handshake(handshake).timeout(settings.answerTimeout()),
                (received, answer) -> headers.toBrowser(received, answer, visit, route.address()),
                null,
                end -> {
                    place.endWith(end);
                    return route.closed().doOnSuccess(closed -> end.run()).subscribe();
                });
    }

    private static Mono<Void> failed(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            // The connection was lost under way; both ends see that themselves.
            return Mono.empty();
        }
        if (error instanceof TooManyStreams) {
            return Pages.TOO_MANY_OPEN.show(exchange);
        }
        log.debug("Workspace handshake failed: {}", error.getClass().getSimpleName());
        return Pages.UNREACHABLE.show(exchange);
    }
}
