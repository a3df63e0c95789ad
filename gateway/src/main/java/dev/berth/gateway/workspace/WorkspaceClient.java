package dev.berth.gateway.workspace;

import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The client towards workspaces, with connections of its own: workspaces and services must not wait for one another. */
@Component
class WorkspaceClient {
    private static final int MOST_PER_WORKSPACE = 500;

    private final HttpClient http;

    WorkspaceClient(WorkspaceSettings settings) {
        var connections = ConnectionProvider.builder("workspaces")
                .maxConnections(MOST_PER_WORKSPACE)
                .pendingAcquireTimeout(Duration.ofSeconds(10))
                .maxIdleTime(Duration.ofSeconds(10))
                .evictInBackground(Duration.ofSeconds(10))
                .build();
        this.http = HttpClient.create(connections)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()));
    }

    HttpClient http() {
        return http;
    }

    /** The same path and query, byte for byte. */
    static URI target(String scheme, BookingEvent.Address address, ServerHttpRequest request) {
        var asked = request.getURI();
        var host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        var query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        var path = asked.getRawPath().isEmpty() ? "/" : asked.getRawPath();
        return URI.create(scheme + "://" + host + ":" + address.port() + path + query);
    }
}
