package dev.berth.gateway.tunnel;

import io.netty.channel.Channel;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/** What the server behind a WebSocket's tunnel answers to the handshake, and its connection. */
public final class ServerAnswer {
    private final int status;
    private final HttpHeaders headers;
    private final Channel channel;
    private final @Nullable TunnelEnd end;

    private ServerAnswer(int status, HttpHeaders headers, Channel channel, @Nullable TunnelEnd end) {
        this.status = status;
        this.headers = headers;
        this.channel = channel;
        this.end = end;
    }

    /**
     * To be called within the call that brings the head of the answer, so that nothing after it was read.
     *
     * @param codec the name of the HTTP codec in the connection's pipeline
     */
    public static ServerAnswer of(int status, HttpHeaders headers, Channel channel, String codec) {
        var agreed = status == HttpStatus.SWITCHING_PROTOCOLS.value();
        return new ServerAnswer(status, headers, channel, agreed ? TunnelEnd.atServer(channel, codec) : null);
    }

    /** Sends the handshake to a server that is reached directly. */
    public static Mono<ServerAnswer> ask(HttpClient client, URI server, HttpHeaders handshake, Duration within) {
        return client.headers(it -> handshake.forEach((name, values) -> it.set(name, values)))
                .get()
                .uri(server)
                .responseConnection((response, connection) -> Mono.just(of(response, connection)))
                .single()
                .timeout(within);
    }

    private static ServerAnswer of(HttpClientResponse response, Connection connection) {
        connection.markPersistent(false);
        var headers = new HttpHeaders();
        response.responseHeaders().forEach(it -> headers.add(it.getKey(), it.getValue()));
        return of(response.status().code(), headers, connection.channel(), NettyPipeline.HttpCodec);
    }

    int status() {
        return status;
    }

    HttpHeaders headers() {
        return headers;
    }

    Channel channel() {
        return channel;
    }

    /** Nothing where the server did not agree. */
    @Nullable
    TunnelEnd end() {
        return end;
    }

    /** This connection is for nobody else afterwards. */
    void abandon() {
        channel.close();
    }
}
