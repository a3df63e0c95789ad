package dev.berth.gateway.workspace;

import dev.berth.gateway.edge.ClientAddress;
import dev.berth.gateway.live.LiveConnection;
import dev.berth.gateway.live.LiveConnections;
import dev.berth.gateway.tunnel.Passage;
import dev.berth.gateway.tunnel.WebSocketTunnel;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Passes the WebSockets of a workspace through, for as long as its route and the person's cookie last. */
@Component
class WebSocketProxy {
    private static final Logger log = LoggerFactory.getLogger(WebSocketProxy.class);

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
        return new Passage(
                client,
                WorkspaceClient.target("http", route.address(), exchange.getRequest()),
                headers.toUpstreamHandshake(exchange.getRequest()),
                settings.answerTimeout(),
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
        log.debug("Workspace handshake failed: {}", error.getClass().getSimpleName());
        return Pages.UNREACHABLE.show(exchange);
    }
}
