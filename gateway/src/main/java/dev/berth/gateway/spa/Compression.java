package dev.berth.gateway.spa;

import dev.berth.gateway.edge.WorkspaceDomain;
import java.util.List;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Compresses the app's own files, and nothing else: what a service or a workspace sends passes as it is, so that streams
 * stay unbuffered and no secret is compressed beside what a caller chose.
 */
@Component
class Compression implements NettyServerCustomizer {
    private static final List<String> TEXT =
            List.of("text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml");
    private static final List<String> NOT_OURS = List.of("/api/", "/calendar/", "/.well-known/", "/actuator/");

    private final WorkspaceDomain workspaces;

    Compression(WorkspaceDomain workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.compress(this::worthwhile);
    }

    private boolean worthwhile(HttpServerRequest request, HttpServerResponse response) {
        var type = response.responseHeaders().get(HttpHeaders.CONTENT_TYPE, "");
        return !workspaces.owns(request.requestHeaders().get(HttpHeaders.HOST))
                && NOT_OURS.stream().noneMatch(request.uri()::startsWith)
                && TEXT.stream().anyMatch(type::startsWith);
    }
}
