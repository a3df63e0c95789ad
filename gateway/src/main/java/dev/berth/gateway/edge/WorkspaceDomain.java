package dev.berth.gateway.edge;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Tells workspace hosts from Berth's own. By name alone, whatever the port: a host under this domain must never reach
 * the API, and no other host a workspace.
 */
@Component
public class WorkspaceDomain {
    private static final Pattern PORT = Pattern.compile(":\\d*$");

    private final String domain;

    WorkspaceDomain(EdgeSettings settings) {
        this.domain = nameOf(settings.workspaceDomain());
    }

    /** True for the domain itself too, although no workspace has that name. */
    public boolean owns(@Nullable String host) {
        if (host == null) {
            return false;
        }
        var name = nameOf(host);
        return name.equals(domain) || name.endsWith("." + domain);
    }

    public boolean owns(ServerHttpRequest request) {
        return owns(request.getHeaders().getFirst(HttpHeaders.HOST));
    }

    /** What stands before the domain: the booking's id, if it is one. */
    public String labelOf(ServerHttpRequest request) {
        var host = request.getHeaders().getFirst(HttpHeaders.HOST);
        return host == null ? "" : labelOf(host);
    }

    public String labelOf(String host) {
        var name = nameOf(host);
        return name.endsWith("." + domain) ? name.substring(0, name.length() - domain.length() - 1) : "";
    }

    private static String nameOf(String host) {
        var name = PORT.matcher(host.trim().toLowerCase(Locale.ROOT)).replaceFirst("");
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
