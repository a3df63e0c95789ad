package dev.berth.gateway.edge;

import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses bodies that are too large, by their announced length or, when none is announced, while they come in. */
@Component
@Order(FilterOrder.BODY_LIMIT)
class BodyLimitFilter implements WebFilter {
    private final long limit;

    BodyLimitFilter(EdgeSettings settings) {
        this.limit = settings.maxBody().toBytes();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (request.getHeaders().getContentLength() > limit) {
            return Mono.error(new BodyTooLarge(limit));
        }
        var limited = new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return BodyTooLarge.past(limit, super.getBody());
            }
        };
        return chain.filter(exchange.mutate().request(limited).build());
    }
}
