package dev.berth.gateway.edge;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Notes what the request asks for, for all filters after it. */
@Component
@Order(FilterOrder.REQUEST_KIND)
class RequestKindFilter implements WebFilter {
    private final RequestKinds kinds;

    RequestKindFilter(RequestKinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        kinds.of(exchange.getRequest()).remember(exchange);
        return chain.filter(exchange);
    }
}
