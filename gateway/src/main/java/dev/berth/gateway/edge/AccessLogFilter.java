package dev.berth.gateway.edge;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** One line per API call. Never a query string; of a workspace only that it is one, of a feed not its secret. */
@Component
@Order(FilterOrder.ACCESS_LOG)
class AccessLogFilter implements WebFilter {
    private static final Logger log = LoggerFactory.getLogger("dev.berth.gateway.access-log");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var started = System.nanoTime();
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange, started)));
        return chain.filter(exchange);
    }

    private void write(ServerWebExchange exchange, long started) {
        var request = exchange.getRequest();
        var level = RequestKind.of(exchange).isApi() ? Level.INFO : Level.DEBUG;
        var status = exchange.getResponse().getStatusCode();
        try (var _ = MDC.putCloseable(RequestId.LOG_KEY, RequestId.of(exchange))) {
            log.atLevel(level)
                    .log(
                            "{} {} {} {} ms",
                            request.getMethod(),
                            LoggedPath.of(exchange),
                            status == null ? 200 : status.value(),
                            Duration.ofNanos(System.nanoTime() - started).toMillis());
        }
    }
}
