package dev.berth.gateway.edge;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What browsers may do with an answer of Berth's own origin. */
@Component
@Order(FilterOrder.SECURITY_HEADERS)
class SecurityHeadersFilter implements WebFilter {
    private static final String CSP = "Content-Security-Policy";
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";
    /** All from here, nothing inline: what React sets on an element's style goes past the markup and is no inline style. */
    private static final String APP =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; " + "frame-ancestors 'none'";

    private final boolean https;

    SecurityHeadersFilter(EdgeSettings settings) {
        this.https = settings.https();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> secure(exchange)));
        return chain.filter(exchange);
    }

    private void secure(ServerWebExchange exchange) {
        var headers = exchange.getResponse().getHeaders();
        if (!headers.containsHeader(CSP)) {
            headers.set(CSP, RequestKind.of(exchange).isData() ? DATA : APP);
        }
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        // A workspace is same-site with Berth: only "same-origin" keeps it from embedding our answers.
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        // Both say what stands behind the gateway.
        headers.remove("Server");
        headers.remove("X-Powered-By");
        if (https) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        } else {
            headers.remove("Strict-Transport-Security");
        }
    }
}
