package dev.berth.gateway.workspace;

import dev.berth.gateway.edge.ForwardedHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Which headers pass between a person's browser and a workspace. */
@Component
class ProxyHeaders {
    /** About one connection, not about the message (RFC 9110, 7.6.1). */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    /** The server answers "Expect" itself. */
    private static final Set<String> NOT_TO_UPSTREAM = Set.of("expect");
    /** Would reach past the workspace's own origin: the cookies of its siblings, or how browsers reach the domain. */
    private static final Set<String> NOT_TO_BROWSER =
            Set.of("clear-site-data", "strict-transport-security", "alt-svc", "public-key-pins");
    /** Ours: a workspace neither sees nor sets them. */
    private static final String OUR_COOKIES = "berth_";

    private final ForwardedHeaders forwarded;

    ProxyHeaders(ForwardedHeaders forwarded) {
        this.forwarded = forwarded;
    }

    /** The Host stays the one the person typed: servers in workspaces compare it with the Origin. */
    HttpHeaders toUpstream(ServerHttpRequest request) {
        var sent = request.getHeaders();
        var dropped = connectionOnly(sent.getOrEmpty(HttpHeaders.CONNECTION));
        dropped.addAll(NOT_TO_UPSTREAM);
        var headers = new HttpHeaders();
        sent.forEach((name, values) -> {
            if (!dropped.contains(name.toLowerCase(Locale.ROOT))) {
                headers.addAll(name, values);
            }
        });
        forwarded.write(request, headers);
        stripOurCookies(headers);
        return headers;
    }

    HttpHeaders toUpstreamHandshake(ServerHttpRequest request) {
        var headers = toUpstream(request);
        headers.set(HttpHeaders.CONNECTION, "Upgrade");
        headers.set(HttpHeaders.UPGRADE, "websocket");
        return headers;
    }

    void toBrowser(HttpHeaders received, HttpHeaders answer, Visit visit, BookingEvent.Address upstream) {
        var dropped = connectionOnly(received.getOrEmpty(HttpHeaders.CONNECTION));
        dropped.addAll(NOT_TO_BROWSER);
        received.forEach((name, values) -> {
            switch (name.toLowerCase(Locale.ROOT)) {
                case String it when dropped.contains(it) -> {}
                case "set-cookie" ->
                    values.stream()
                            .filter(it -> !isOurs(it))
                            .map(ProxyHeaders::hostOnly)
                            .forEach(it -> answer.add(name, it));
                case "location", "content-location" ->
                    values.forEach(it -> answer.add(name, fromOutside(it, visit, upstream)));
                default -> answer.addAll(name, values);
            }
        });
    }

    private static Set<String> connectionOnly(List<String> connection) {
        var names = new HashSet<>(HOP_BY_HOP);
        connection.stream()
                .flatMap(it -> List.of(it.split(",")).stream())
                .map(it -> it.trim().toLowerCase(Locale.ROOT))
                .forEach(names::add);
        return names;
    }

    private static void stripOurCookies(HttpHeaders headers) {
        var kept = headers.getOrEmpty(HttpHeaders.COOKIE).stream()
                .flatMap(it -> List.of(it.split(";")).stream())
                .map(String::trim)
                .filter(it -> !it.isEmpty() && !isOurs(it))
                .collect(Collectors.joining("; "));
        if (kept.isEmpty()) {
            headers.remove(HttpHeaders.COOKIE);
        } else {
            headers.set(HttpHeaders.COOKIE, kept);
        }
    }

    private static boolean isOurs(String cookie) {
        return cookie.trim().toLowerCase(Locale.ROOT).startsWith(OUR_COOKIES);
    }

    /** A cookie for the domain would go to every sibling, and to Berth. */
    private static String hostOnly(String setCookie) {
        return List.of(setCookie.split(";")).stream()
                .filter(it -> !it.trim().toLowerCase(Locale.ROOT).matches("domain(\\s*=.*)?"))
                .collect(Collectors.joining(";"));
    }

    /** A server that does not believe the Host header names itself by its address on the node. */
    private static String fromOutside(String location, Visit visit, BookingEvent.Address upstream) {
        var inside = "://" + upstream.host() + ":" + upstream.port();
        var at = location.indexOf(inside);
        return at < 0 || at > "https".length() ? location : visit.origin() + location.substring(at + inside.length());
    }
}
