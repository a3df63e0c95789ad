package dev.berth.gateway.workspace;

import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.edge.InternalCallers;
import dev.berth.gateway.edge.RequestKind;
import dev.berth.gateway.edge.WorkspaceDomain;
import dev.berth.gateway.problem.Problem;
import dev.berth.gateway.problem.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers the edge proxy whether it may get a certificate for the host name {@code domain}: 200 for the name of a workspace
 * that runs or may still run, else 404. Without it anybody could make the proxy ask for certificates without end.
 */
@Component
@Order(FilterOrder.CROSS_ORIGIN)
class CertificateNameFilter implements WebFilter {
    private final InternalCallers internal;
    private final WorkspaceDomain domain;
    private final WorkspaceRoutes routes;
    private final ProblemWriter problems;

    CertificateNameFilter(
            InternalCallers internal, WorkspaceDomain domain, WorkspaceRoutes routes, ProblemWriter problems) {
        this.internal = internal;
        this.domain = domain;
        this.routes = routes;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (RequestKind.of(exchange) != RequestKind.CERTIFICATE_NAME) {
            return chain.filter(exchange);
        }
        var name = exchange.getRequest().getQueryParams().getFirst("domain");
        if (internal.include(exchange.getRequest()) && isLiveWorkspace(name)) {
            exchange.getResponse().setStatusCode(HttpStatus.OK);
            return exchange.getResponse().setComplete();
        }
        return problems.write(exchange, Problem.NOT_FOUND, null);
    }

    private boolean isLiveWorkspace(@Nullable String name) {
        return name != null
                && BookingLabel.idOf(domain.labelOf(name)).map(routes::isLive).orElse(false);
    }
}
