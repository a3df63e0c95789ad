package dev.berth.gateway.edge;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Tells what stands behind who called and by which address; what the caller claims about that is dropped. */
@Component
public class ForwardedHeaders {
    private static final List<String> CLAIMS = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix",
            "X-Forwarded-Ssl",
            "X-Real-IP",
            "X-Client-IP",
            "X-Cluster-Client-IP",
            "X-Original-URL",
            "X-Rewrite-URL",
            "True-Client-IP",
            "CF-Connecting-IP",
            "Fastly-Client-IP",
            // What the services ask of one another and nobody else knows.
            "Berth-Internal-Secret");

    private final ClientAddress clients;
    private final String scheme;

    ForwardedHeaders(ClientAddress clients, EdgeSettings settings) {
        this.clients = clients;
        this.scheme = settings.publicUrl().getScheme();
    }

    public void write(ServerHttpRequest request, HttpHeaders upstream) {
        CLAIMS.forEach(upstream::remove);
        upstream.set("X-Forwarded-For", clients.of(request));
        upstream.set("X-Forwarded-Proto", scheme);
        var host = request.getHeaders().getFirst(HttpHeaders.HOST);
        if (host != null) {
            upstream.set("X-Forwarded-Host", host);
            upstream.set("X-Forwarded-Port", portOf(host));
        }
    }

    private String portOf(String host) {
        var colon = host.lastIndexOf(':');
        var named = colon > host.lastIndexOf(']') ? host.substring(colon + 1) : "";
        return named.isEmpty() ? ("https".equals(scheme) ? "443" : "80") : named;
    }
}
