package dev.berth.gateway.access;

import dev.berth.gateway.edge.EdgeSettings;
import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.edge.RequestKind;
import dev.berth.gateway.problem.Problem;
import dev.berth.gateway.problem.ProblemWriter;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses API calls that a page of another origin makes. CORS alone would hide only the answer, and a workspace is
 * same-site: the browser would send the refresh cookie along with a workspace's call.
 */
@Component
@Order(FilterOrder.CROSS_ORIGIN)
class CrossOriginFilter implements WebFilter {
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final String publicOrigin;
    private final ProblemWriter problems;

    CrossOriginFilter(EdgeSettings settings, ProblemWriter problems) {
        this.publicOrigin =
                settings.publicUrl().getScheme() + "://" + settings.publicUrl().getAuthority();
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var foreign = RequestKind.of(exchange).isApi()
                && comesFromAnotherOrigin(exchange.getRequest().getHeaders());
        return foreign
                ? problems.write(exchange, Problem.FORBIDDEN, "Pages of another origin may not call Berth.")
                : chain.filter(exchange);
    }

    /** Browsers name the origin themselves; whoever sends neither header is no browser page. */
    private boolean comesFromAnotherOrigin(HttpHeaders headers) {
        var site = headers.getFirst("Sec-Fetch-Site");
        if (site != null) {
            return !OWN.contains(site);
        }
        var origin = headers.getOrigin();
        return origin != null && !origin.equalsIgnoreCase(publicOrigin) && !isHost(origin, headers);
    }

    private static boolean isHost(String origin, HttpHeaders headers) {
        var host = headers.getFirst(HttpHeaders.HOST);
        return host != null && origin.replaceFirst("^https?://", "").equalsIgnoreCase(host);
    }
}
