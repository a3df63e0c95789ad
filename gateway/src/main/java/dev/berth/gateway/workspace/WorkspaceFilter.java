package dev.berth.gateway.workspace;

import dev.berth.gateway.edge.EdgeSettings;
import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.edge.RequestKind;
import dev.berth.gateway.edge.WorkspaceDomain;
import dev.berth.gateway.measure.CacheGets;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Takes every request to a workspace host; none goes on to the API or the app. */
@Component
@Order(FilterOrder.WORKSPACE)
class WorkspaceFilter implements WebFilter {
    private final WorkspaceDomain domain;
    private final WorkspaceRoutes routes;
    private final WorkspaceCookie cookie;
    private final Entrance entrance;
    private final HttpProxy http;
    private final WebSocketProxy webSockets;
    private final CacheGets gets;
    private final String scheme;

    WorkspaceFilter(
            WorkspaceDomain domain,
            WorkspaceRoutes routes,
            WorkspaceCookie cookie,
            Entrance entrance,
            HttpProxy http,
            WebSocketProxy webSockets,
            EdgeSettings settings,
            MeterRegistry meters) {
        this.domain = domain;
        this.routes = routes;
        this.cookie = cookie;
        this.entrance = entrance;
        this.http = http;
        this.webSockets = webSockets;
        this.gets = new CacheGets(meters, "workspace-routes");
        this.scheme = settings.publicUrl().getScheme();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return RequestKind.of(exchange) == RequestKind.WORKSPACE ? serve(exchange) : chain.filter(exchange);
    }

    private Mono<Void> serve(ServerWebExchange exchange) {
        var visit = Visit.of(exchange.getRequest(), scheme);
        if (!visit.isOwnOrInvited()) {
            return Pages.FOREIGN.show(exchange);
        }
        return BookingLabel.idOf(domain.labelOf(exchange.getRequest()))
                .map(booking -> serve(exchange, visit, booking))
                .orElseGet(() -> Pages.CLOSED.show(exchange));
    }

    private Mono<Void> serve(ServerWebExchange exchange, Visit visit, UUID booking) {
        return cookie.opening(booking, exchange.getRequest())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(held -> {
                    if (bringsTicket(exchange)) {
                        return entrance.admit(exchange, visit, booking, held.isPresent());
                    }
                    return held.map(it -> forward(exchange, visit, booking, it))
                            .orElseGet(() -> Pages.CLOSED.show(exchange));
                })
                .onErrorResume(WorkspaceCookie.CannotTell.class, noKeys -> Pages.UNDECIDED.show(exchange));
    }

    private Mono<Void> forward(ServerWebExchange exchange, Visit visit, UUID booking, Jwt cookie) {
        return switch (routes.find(booking)) {
            case Lookup.Open it -> {
                gets.hit();
                yield visit.isWebSocket()
                        ? webSockets.forward(exchange, visit, it.route(), booking, cookie)
                        : http.forward(exchange, visit, it.route(), cookie);
            }
            case Lookup.Starting it -> missing(Pages.STARTING, exchange);
            case Lookup.Over it -> missing(Pages.OVER, exchange);
        };
    }

    private Mono<Void> missing(Pages page, ServerWebExchange exchange) {
        gets.miss();
        return page.show(exchange);
    }

    private static boolean bringsTicket(ServerWebExchange exchange) {
        return exchange.getRequest().getMethod() == HttpMethod.GET
                && exchange.getRequest().getQueryParams().containsKey(Entrance.TICKET);
    }
}
