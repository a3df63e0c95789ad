package dev.berth.gateway.access;

import dev.berth.gateway.access.Trade.NoAnswer;
import dev.berth.gateway.access.Trade.Refused;
import dev.berth.gateway.access.Trade.Throttled;
import dev.berth.gateway.access.Trade.Traded;
import dev.berth.gateway.edge.ClientAddress;
import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.people.People;
import dev.berth.gateway.problem.Problem;
import dev.berth.gateway.problem.ProblemWriter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Puts an access token in the place of a script's API token, before the door looks at it: nothing behind knows the
 * difference, and no service ever sees the token itself.
 */
@Component
@Order(FilterOrder.API_TOKEN)
class ApiTokenFilter implements WebFilter {
    private static final String SCHEME = "Bearer ";

    private final ServerWebExchangeMatcher open = PublicCalls.matcher();
    private final KeptTrades kept;
    private final TokenExchange exchange;
    private final People people;
    private final ClientAddress clients;
    private final ProblemWriter problems;

    ApiTokenFilter(
            KeptTrades kept, TokenExchange exchange, People people, ClientAddress clients, ProblemWriter problems) {
        this.kept = kept;
        this.exchange = exchange;
        this.people = people;
        this.clients = clients;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange call, WebFilterChain chain) {
        var token = apiTokenOf(call.getRequest());
        if (token == null) {
            return chain.filter(call);
        }
        return open.matches(call)
                .flatMap(it -> it.isMatch() ? chain.filter(without(call)) : traded(call, token, chain));
    }

    private Mono<Void> traded(ServerWebExchange call, String token, WebFilterChain chain) {
        return trade(token, clients.countedAs(call.getRequest())).flatMap(trade -> switch (trade) {
            case Traded it -> chain.filter(with(it.accessToken(), call));
            case Refused it -> refuse(call);
            case Throttled it -> problems.comeBack(call);
            case NoAnswer it -> problems.write(call, Problem.UNAVAILABLE, "API tokens cannot be checked right now.");
        });
    }

    private Mono<Trade> trade(String token, String address) {
        if (!ApiTokenText.isWhole(token)) {
            return Mono.just(new Refused());
        }
        Supplier<Mono<Trade>> ask = () -> exchange.trade(token, address);
        return kept.of(token, ask).flatMap(trade -> isRevoked(trade) ? again(token, trade, ask) : Mono.just(trade));
    }

    /** The person signed out everywhere or got another role since the trade; the API token may still be good. */
    private boolean isRevoked(Trade trade) {
        return trade instanceof Traded it && people.refuses(it.person(), it.issuedAt());
    }

    private Mono<Trade> again(String token, Trade revoked, Supplier<Mono<Trade>> ask) {
        kept.forget(token, revoked);
        return kept.of(token, ask);
    }

    private Mono<Void> refuse(ServerWebExchange call) {
        call.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return problems.write(call, Problem.UNAUTHORIZED, "This API token is unknown, revoked or expired.");
    }

    private static ServerWebExchange with(String accessToken, ServerWebExchange call) {
        return call.mutate()
                .request(it -> it.headers(headers -> headers.setBearerAuth(accessToken)))
                .build();
    }

    /** What asks for no token gets none to see. */
    private static ServerWebExchange without(ServerWebExchange call) {
        return call.mutate()
                .request(it -> it.headers(headers -> headers.remove(HttpHeaders.AUTHORIZATION)))
                .build();
    }

    private static @Nullable String apiTokenOf(ServerHttpRequest request) {
        var header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header != null
                        && header.regionMatches(
                                true,
                                0,
                                SCHEME + ApiTokenText.PREFIX,
                                0,
                                SCHEME.length() + ApiTokenText.PREFIX.length())
                ? header.substring(SCHEME.length()).trim()
                : null;
    }
}
