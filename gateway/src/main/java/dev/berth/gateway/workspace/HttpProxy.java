package dev.berth.gateway.workspace;

import dev.berth.gateway.edge.BodyTooLarge;
import dev.berth.gateway.edge.Connections;
import dev.berth.gateway.live.LiveConnections;
import dev.berth.gateway.nodestream.StreamAnswer;
import dev.berth.gateway.nodestream.TooManyStreams;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Passes one HTTP exchange through, both ways piece by piece. */
@Component
class HttpProxy {
    private static final Logger log = LoggerFactory.getLogger(HttpProxy.class);

    private final ProxyHeaders headers;
    private final WorkspaceSettings settings;
    private final LiveConnections live;

    HttpProxy(ProxyHeaders headers, WorkspaceSettings settings, LiveConnections live) {
        this.live = live;
        this.headers = headers;
        this.settings = settings;
    }

    Mono<Void> forward(ServerWebExchange exchange, Visit visit, WorkspaceRoute route, Jwt cookie) {
        if (exchange.getRequest().getHeaders().getContentLength()
                > settings.maxBody().toBytes()) {
            return Pages.TOO_LARGE.show(exchange);
        }
        var passing = ask(exchange, route)
                .flatMap(answer -> pass(exchange, visit, route, answer))
                .onErrorResume(error -> failed(exchange, error));
        return Mono.firstWithSignal(
                passing,
                route.closed().then(Mono.defer(() -> broken(exchange, Pages.OVER))),
                whenSignedOut(cookie).then(Mono.defer(() -> broken(exchange, Pages.CLOSED))));
    }

    /** Completes when the cookie is no longer good while the exchange is under way. */
    private Mono<Void> whenSignedOut(Jwt cookie) {
        return Mono.create(signedOut -> {
            var connection = live.exchange(cookie);
            signedOut.onDispose(connection::close);
            connection.endWith(signedOut::success);
        });
    }

    /** Completes with the head of the answer; its body is still to be read. */
    private Mono<StreamAnswer> ask(ServerWebExchange exchange, WorkspaceRoute route) {
        var request = exchange.getRequest();
        var sent = headers.toUpstream(request);
        var answer = hasBody(request)
                ? route.streams().exchange(WorkspaceRequest.withBody(request, sent), body(request))
                : route.streams().exchange(WorkspaceRequest.withoutBody(request, sent), null);
        return answer.timeout(settings.answerTimeout());
    }

    private Flux<ByteBuf> body(ServerHttpRequest request) {
        return BodyTooLarge.past(settings.maxBody().toBytes(), request.getBody())
                .map(NettyDataBufferFactory::toByteBuf);
    }

    private static boolean hasBody(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() > 0
                || request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private Mono<Void> pass(ServerWebExchange exchange, Visit visit, WorkspaceRoute route, StreamAnswer answer) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        headers.toBrowser(answer.headers(), response.getHeaders(), visit, route.address());
        var buffers = (NettyDataBufferFactory) response.bufferFactory();
        // Each piece goes out as it comes: what is a stream and what is not is the workspace's affair.
        return response.writeAndFlushWith(answer.body().map(piece -> piece.map(buffers::wrap)));
    }

    private Mono<Void> failed(ServerWebExchange exchange, Throwable error) {
        if (error instanceof BodyTooLarge || error.getCause() instanceof BodyTooLarge) {
            return broken(exchange, Pages.TOO_LARGE);
        }
        if (error instanceof TimeoutException) {
            return broken(exchange, Pages.SLOW);
        }
        if (error instanceof TooManyStreams) {
            return broken(exchange, Pages.TOO_MANY_OPEN);
        }
        log.debug("Workspace exchange failed: {}", error.getClass().getSimpleName());
        return broken(exchange, Pages.UNREACHABLE);
    }

    /** A page while none of the answer is out; afterwards only a broken connection says that something is missing. */
    private static Mono<Void> broken(ServerWebExchange exchange, Pages page) {
        if (exchange.getResponse().isCommitted()) {
            return Connections.cut(exchange);
        }
        exchange.getResponse().getHeaders().clear();
        return page.show(exchange);
    }
}
