package dev.berth.gateway.routes;

import dev.berth.gateway.edge.ForwardedHeaders;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Sets the forwarded headers after the gateway's own filter has dropped what the caller claimed. */
@Component
class ForwardedHeadersForServices implements HttpHeadersFilter, Ordered {
    private final ForwardedHeaders forwarded;

    ForwardedHeadersForServices(ForwardedHeaders forwarded) {
        this.forwarded = forwarded;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        headers.addAll(input);
        forwarded.write(exchange.getRequest(), headers);
        return headers;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
