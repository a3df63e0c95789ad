package dev.berth.gateway.stream;

import dev.berth.gateway.edge.ClientAddress;
import dev.berth.gateway.edge.Connections;
import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.edge.RequestKind;
import dev.berth.gateway.live.LiveConnection;
import dev.berth.gateway.live.LiveConnections;
import dev.berth.gateway.problem.Problem;
import dev.berth.gateway.problem.ProblemWriter;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Limits how many sync jobs a caller follows at once, and ends each stream with its token. */
@Component
@Order(FilterOrder.STREAM)
class JobStreamFilter implements WebFilter {
    private final LiveConnections live;
    private final ClientAddress clients;
    private final ProblemWriter problems;

    JobStreamFilter(LiveConnections live, ClientAddress clients, ProblemWriter problems) {
        this.live = live;
        this.clients = clients;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return RequestKind.of(exchange) == RequestKind.JOB_STREAM ? limited(exchange, chain) : chain.filter(exchange);
    }

    private Mono<Void> limited(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.<JwtAuthenticationToken>getPrincipal()
                .flatMap(caller -> live.stream(caller.getToken(), clients.countedAs(exchange.getRequest()))
                        .map(place -> Mono.firstWithSignal(chain.filter(exchange), cutWhenEnded(exchange, place))
                                .doFinally(over -> place.close()))
                        .orElseGet(() -> problems.write(exchange, Problem.TOO_MANY_CONNECTIONS, null)));
    }

    private static Mono<Void> cutWhenEnded(ServerWebExchange exchange, LiveConnection place) {
        return Mono.<Void>create(ended -> place.endWith(ended::success)).then(Connections.cut(exchange));
    }
}
