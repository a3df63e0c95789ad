package dev.berth.gateway.workspace;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** A browser's request, as the workspace gets it. */
final class WorkspaceRequest {
    private WorkspaceRequest() {}

    static HttpRequest withoutBody(ServerHttpRequest request, HttpHeaders headers) {
        return of(request, headers);
    }

    /** Framed by the length that the browser announced, or in chunks. */
    static HttpRequest withBody(ServerHttpRequest request, HttpHeaders headers) {
        var head = of(request, headers);
        if (!headers.containsHeader(HttpHeaders.CONTENT_LENGTH)) {
            head.headers().set(HttpHeaders.TRANSFER_ENCODING, "chunked");
        }
        return head;
    }

    private static HttpRequest of(ServerHttpRequest request, HttpHeaders headers) {
        var head = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.valueOf(request.getMethod().name()), target(request));
        headers.forEach((name, values) -> head.headers().set(name, values));
        return head;
    }

    /** The same path and query, byte for byte. */
    private static String target(ServerHttpRequest request) {
        var asked = request.getURI();
        var path = asked.getRawPath().isEmpty() ? "/" : asked.getRawPath();
        return asked.getRawQuery() == null ? path : path + "?" + asked.getRawQuery();
    }
}
