package dev.berth.gateway.throttle;

import dev.berth.gateway.edge.CallerId;
import dev.berth.gateway.edge.ClientAddress;
import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.edge.RequestKind;
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
        var kind = RequestKind.of(exchange);
        if (!kind.isCounted()) {
            return chain.filter(exchange);
        }
        return admitted(exchange, kind).flatMap(it -> it ? chain.filter(exchange) : problems.comeBack(exchange));
    }

    private Mono<Boolean> admitted(ServerWebExchange exchange, RequestKind kind) {
        var address = clients.countedAs(exchange.getRequest());
        if (kind == RequestKind.SIGN_IN) {
            return throttle.admits(Limit.SIGN_IN, address);
        }
        return exchange.getPrincipal()
                .map(Principal::getName)
                .doOnNext(person -> CallerId.remember(exchange, person))
                .flatMap(person -> throttle.admits(Limit.PERSON, person))
                .switchIfEmpty(Mono.defer(() -> throttle.admits(Limit.ANONYMOUS, address)));
    }
}
