package dev.berth.gateway.stream;

import dev.berth.gateway.edge.RequestKinds;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Lets go of all that judged a stream once its answer has begun. Inside the filters a stream would hold on to every one of
 * them for as long as it is open, some 60 KB; outside, what is left is two connections.
 */
@Component
class StreamDoor implements HttpHandlerDecoratorFactory {
    private final RequestKinds kinds;

    StreamDoor(RequestKinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public HttpHandler apply(HttpHandler filters) {
        return (request, response) -> StreamFilter.isStream(request.getMethod(), kinds.of(request))
                ? open(filters, request, response)
                : filters.handle(request, response);
    }

    private static Mono<Void> open(HttpHandler filters, ServerHttpRequest request, ServerHttpResponse response) {
        var handover = new Handover();
        HttpServerResponse browser = ServerHttpResponseDecorator.getNativeResponse(response);
        // Wrapped, because a plain request remembers its exchange; begun here, because an operator would remember how
        // to begin.
        var admitted = filters.handle(new ServerHttpRequestDecorator(request), response)
                .thenReturn(handover)
                .contextWrite(handover::in)
                .toFuture();
        return Mono.fromFuture(admitted).flatMap(it -> it.relayTo(browser)).doOnCancel(handover::end);
    }
}
