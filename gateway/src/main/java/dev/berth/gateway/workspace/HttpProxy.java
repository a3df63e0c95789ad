package dev.berth.gateway.workspace;

import dev.berth.gateway.edge.BodyTooLarge;
import dev.berth.gateway.edge.Connections;
import dev.berth.gateway.live.LiveConnections;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpMethod;
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
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/** Passes one HTTP exchange through, both ways piece by piece. */
@Component
class HttpProxy {
    private static final Logger log = LoggerFactory.getLogger(HttpProxy.class);

    private final HttpClient client;
    private final ProxyHeaders headers;
    private final WorkspaceSettings settings;
    private final LiveConnections live;

    HttpProxy(WorkspaceClient client, ProxyHeaders headers, WorkspaceSettings settings, LiveConnections live) {
        this.live = live;
        this.client = client.http();
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
    private Mono<Answer> ask(ServerWebExchange exchange, WorkspaceRoute route) {
        var request = exchange.getRequest();
        var sent = headers.toUpstream(request);
        return client.headers(it -> sent.forEach((name, values) -> it.set(name, values)))
                .request(HttpMethod.valueOf(request.getMethod().name()))
                .uri(WorkspaceClient.target("http", route.address(), request))
                .send((to, outbound) -> hasBody(request) ? outbound.send(body(request)) : Mono.empty())
                .responseConnection((response, connection) -> Mono.just(new Answer(response, connection)))
                .single()
                .timeout(settings.answerTimeout());
    }

    private Flux<ByteBuf> body(ServerHttpRequest request) {
        return BodyTooLarge.past(settings.maxBody().toBytes(), request.getBody())
                .map(NettyDataBufferFactory::toByteBuf);
    }

    private static boolean hasBody(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() > 0
                || request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private Mono<Void> pass(ServerWebExchange exchange, Visit visit, WorkspaceRoute route, Answer answer) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.response().status().code()));
        headers.toBrowser(answer.headers(), response.getHeaders(), visit, route.address());
        var buffers = (NettyDataBufferFactory) response.bufferFactory();
        // Each piece goes out as it comes: what is a stream and what is not is the workspace's affair.
        var body = answer.connection().inbound().receive().retain().map(it -> Mono.just(buffers.wrap(it)));
        return response.writeAndFlushWith(body)
                .doOnError(it -> answer.abandon())
                .doOnCancel(answer::abandon);
    }

    private Mono<Void> failed(ServerWebExchange exchange, Throwable error) {
        if (error instanceof BodyTooLarge || error.getCause() instanceof BodyTooLarge) {
            return broken(exchange, Pages.TOO_LARGE);
        }
        if (error instanceof TimeoutException) {
            return broken(exchange, Pages.SLOW);
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

    private record Answer(HttpClientResponse response, Connection connection) {
        HttpHeaders headers() {
            var headers = new HttpHeaders();
            response.responseHeaders().forEach(it -> headers.add(it.getKey(), it.getValue()));
            return headers;
        }

        /** A connection whose answer was read to its end goes back to its pool by itself; this one must not. */
        void abandon() {
            connection.dispose();
        }
    }
}
