package dev.berth.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Writes calls that the gateway itself refused with 401, 403 or 429 to the logger {@code berth.security}. Never a query string, a
 * token, a name or a feed's secret. One address that is refused again and again gets few lines, with a count.
 */
@Component
@Order(FilterOrder.SECURITY_LOG)
class SecurityLogFilter implements WebFilter {
    private static final Logger log = LoggerFactory.getLogger("berth.security");
    private static final int EACH_UP_TO = 10;
    private static final int THEN_EVERY = 100;
    private static final int MOST_ADDRESSES = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(10);

    private final ClientAddress clients;
    private final Cache<String, AtomicLong> refused = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(FORGOTTEN_AFTER)
            .build();

    SecurityLogFilter(ClientAddress clients) {
        this.clients = clients;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (RequestKind.of(exchange) != RequestKind.WORKSPACE) {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> note(exchange)));
        }
        return chain.filter(exchange);
    }

    private void note(ServerWebExchange exchange) {
        var event = eventOf(exchange.getResponse().getStatusCode());
        if (event == null || !OwnRefusal.is(exchange)) {
            return;
        }
        var address = clients.countedAs(exchange.getRequest());
        var count = refused.get(event + " " + address, key -> new AtomicLong()).incrementAndGet();
        if (count <= EACH_UP_TO || count % THEN_EVERY == 0) {
            write(event, count, exchange);
        }
    }

    private static @Nullable String eventOf(@Nullable HttpStatusCode status) {
        return switch (status == null ? 0 : status.value()) {
            case 401 -> "access-unauthenticated";
            case 403 -> "access-forbidden";
            case 429 -> "access-throttled";
            default -> null;
        };
    }

    private void write(String event, long count, ServerWebExchange exchange) {
        var method = exchange.getRequest().getMethod();
        var path = LoggedPath.of(exchange);
        var address = clients.of(exchange.getRequest());
        var person = Objects.requireNonNullElse(CallerId.of(exchange), "-");
        log.atInfo()
                .addKeyValue("event", event)
                .addKeyValue("method", method)
                .addKeyValue("path", path)
                .addKeyValue("address", address)
                .addKeyValue("personId", person)
                .addKeyValue("count", count)
                .addKeyValue("requestId", RequestId.of(exchange))
                .log(
                        "event={} method={} path={} address={} personId={} count={}",
                        event,
                        method,
                        path,
                        address,
                        person,
                        count);
    }
}
