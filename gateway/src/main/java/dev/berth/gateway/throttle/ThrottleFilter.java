package dev.berth.gateway.throttle;

import dev.berth.gateway.edge.ClientAddress;
import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.problem.ProblemWriter;
import java.security.Principal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Counts calls to the services: per person where there is a token, else per address. Static pages are not counted. */
@Component
@Order(FilterOrder.THROTTLE)
class ThrottleFilter implements WebFilter {
    private final Throttle throttle;
    private final ClientAddress clients;
    private final ProblemWriter problems;

    ThrottleFilter(Throttle throttle, ClientAddress clients, ProblemWriter problems) {
        this.throttle = throttle;
        this.clients = clients;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        if (!reachesAService(path)) {
            return chain.filter(exchange);
        }
        return admitted(exchange, path).flatMap(it -> it ? chain.filter(exchange) : problems.comeBack(exchange));
    }

    private Mono<Boolean> admitted(ServerWebExchange exchange, String path) {
        var address = clients.of(exchange.getRequest());
        if (path.startsWith("/api/v1/auth/")) {
            return throttle.admits(Limit.SIGN_IN, address);
        }
        return exchange.getPrincipal()
                .map(Principal::getName)
                .flatMap(person -> throttle.admits(Limit.PERSON, person))
                .switchIfEmpty(Mono.defer(() -> throttle.admits(Limit.ANONYMOUS, address)));
    }

    private static boolean reachesAService(String path) {
        return path.startsWith("/api/") || path.startsWith("/docs/openapi/") || path.startsWith("/.well-known/");
    }
}
