package dev.berth.gateway.workspace;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** One request to a workspace's host, as far as the rules on it need to know. */
record Visit(HttpMethod method, HttpHeaders headers, String origin) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static Visit of(ServerHttpRequest request, String scheme) {
        var host = request.getHeaders().getFirst(HttpHeaders.HOST);
        return new Visit(request.getMethod(), request.getHeaders(), origin(scheme, host == null ? "" : host));
    }

    boolean isWebSocket() {
        return method == HttpMethod.GET && "websocket".equalsIgnoreCase(headers.getUpgrade());
    }

    /**
     * A sibling workspace is same-site, so its pages' calls would carry this workspace's cookie. Only a person who opens
     * the address may come from elsewhere.
     */
    boolean isOwnOrInvited() {
        var from = headers.getOrigin();
        if (isWebSocket()) {
            return isOwn(from);
        }
        var site = headers.getFirst("Sec-Fetch-Site");
        if (site == null) {
            return from == null || isOwn(from);
        }
        return site.equals("same-origin") || site.equals("none") || isOpenedByAPerson();
    }

    private boolean isOpenedByAPerson() {
        return method == HttpMethod.GET
                && "navigate".equals(headers.getFirst("Sec-Fetch-Mode"))
                && "document".equals(headers.getFirst("Sec-Fetch-Dest"));
    }

    private boolean isOwn(@Nullable String from) {
        return from != null && from.toLowerCase(Locale.ROOT).equals(origin);
    }

    /** As browsers write it: lower case, without the scheme's own port. */
    private static String origin(String scheme, String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        var own = ":" + ("https".equals(scheme) ? HTTPS : HTTP);
        var bare = lower.endsWith(own) ? lower.substring(0, lower.length() - own.length()) : lower;
        return scheme + "://" + bare;
    }
}
