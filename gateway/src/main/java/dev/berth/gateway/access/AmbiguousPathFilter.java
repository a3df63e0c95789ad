package dev.berth.gateway.access;

import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.edge.RequestKind;
import dev.berth.gateway.problem.Problem;
import dev.berth.gateway.problem.ProblemWriter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses a path that the services could read differently from the filters here. */
@Component
@Order(FilterOrder.AMBIGUOUS_PATH)
class AmbiguousPathFilter implements WebFilter {
    private final ProblemWriter problems;

    AmbiguousPathFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return RequestKind.of(exchange) == RequestKind.AMBIGUOUS
                ? problems.write(
                        exchange,
                        Problem.MALFORMED_REQUEST,
                        "The path holds characters that Berth does not accept there, or encodes some that need no encoding.")
                : chain.filter(exchange);
    }
}
