package dev.berth.gateway.access;

import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.edge.InternalCallers;
import dev.berth.gateway.edge.RequestKind;
import dev.berth.gateway.problem.Problem;
import dev.berth.gateway.problem.ProblemWriter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Health is for everybody; what else the actuator tells is for internal callers. For others it does not exist. */
@Component
@Order(FilterOrder.CROSS_ORIGIN)
class ActuatorFilter implements WebFilter {
    private final InternalCallers internal;
    private final ProblemWriter problems;

    ActuatorFilter(InternalCallers internal, ProblemWriter problems) {
        this.internal = internal;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var hidden = RequestKind.of(exchange) == RequestKind.OTHER_ACTUATOR && !internal.include(exchange.getRequest());
        return hidden ? problems.write(exchange, Problem.NOT_FOUND, null) : chain.filter(exchange);
    }
}
