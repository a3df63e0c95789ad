package dev.berth.gateway.edge;

import io.micrometer.context.ContextRegistry;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives each request its id: passed on, echoed, and in every log line of the request, whatever thread writes it. */
@Component
@Order(FilterOrder.REQUEST_ID)
class RequestIdFilter implements WebFilter {
    RequestIdFilter() {
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor(
                        RequestId.LOG_KEY,
                        () -> MDC.get(RequestId.LOG_KEY),
                        id -> MDC.put(RequestId.LOG_KEY, id),
                        () -> MDC.remove(RequestId.LOG_KEY));
    }

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
        return chain.filter(named).contextWrite(context -> context.put(RequestId.LOG_KEY, id));
    }
}
