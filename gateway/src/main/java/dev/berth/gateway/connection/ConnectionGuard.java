package dev.berth.gateway.connection;

import dev.berth.gateway.problem.ProblemWriter;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Puts deadlines on every connection, before any filter sees its requests. */
@Component
class ConnectionGuard implements NettyServerCustomizer {
    private final ConnectionSettings settings;
    private final UnreadableRequests unreadable;

    ConnectionGuard(ConnectionSettings settings, ProblemWriter problems) {
        this.settings = settings;
        this.unreadable = new UnreadableRequests(problems);
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, remote) -> {
            ConnectionDeadlines.watch(channel, settings);
            channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, "berth.unreadable", unreadable);
        });
    }
}
