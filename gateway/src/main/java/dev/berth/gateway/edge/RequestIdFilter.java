package dev.berth.gateway.edge;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives each request its id: passed on, echoed, and in the line that the log has of it. */
@Component
@Order(FilterOrder.REQUEST_ID)
class RequestIdFilter implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var id = RequestId.acceptedOrNew(exchange.getRequest().getHeaders().getFirst(RequestId.HEADER));
        var named = exchange.mutate()
                .request(it -> it.headers(headers -> headers.set(RequestId.HEADER, id)))
                .build();
        RequestId.remember(named, id);
        // A service or workspace behind echoes it too: one header is enough.
        named.getResponse()
                .beforeCommit(() ->
                        Mono.fromRunnable(() -> named.getResponse().getHeaders().set(RequestId.HEADER, id)));
        return chain.filter(named);
    }
}
