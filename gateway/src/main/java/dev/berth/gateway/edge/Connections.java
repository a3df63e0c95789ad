package dev.berth.gateway.edge;

import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableChannel;
import reactor.netty.http.server.HttpServerResponse;

/** The connection a request came on. */
public final class Connections {
    private Connections() {}

    /** Breaks it off, when an answer that has begun must not look complete. */
    public static Mono<Void> cut(ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
            response.withConnection(DisposableChannel::dispose);
        });
    }
}
