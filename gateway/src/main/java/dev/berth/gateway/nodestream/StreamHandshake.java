package dev.berth.gateway.nodestream;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerResponse;

/** Answers the handshake of a stream's WebSocket (RFC 6455, 4.2.2). */
final class StreamHandshake {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private StreamHandshake() {}

    /**
     * @param opened gets the connection when the answer has been written, on its event loop
     * @return ends with the connection
     */
    static Mono<Void> accept(ServerWebExchange exchange, Consumer<Channel> opened) {
        var key = String.valueOf(exchange.getRequest().getHeaders().getFirst("Sec-WebSocket-Key"));
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.SWITCHING_PROTOCOLS);
        HttpServerResponse node = ServerHttpResponseDecorator.getNativeResponse(response);
        // Ends Spring's part of the answer; nothing is written yet.
        return response.setComplete()
                .then(Mono.create(over -> node.withConnection(it -> answer(it, key, opened, over))));
    }

    private static void answer(Connection connection, String key, Consumer<Channel> opened, MonoSink<Void> over) {
        var channel = connection.channel();
        channel.closeFuture().addListener(closed -> over.success());
        channel.eventLoop().execute(() -> {
            var codec = channel.pipeline().context(NettyPipeline.HttpCodec);
            if (codec == null || !channel.isActive()) {
                over.success(); // the node has left
                return;
            }
            codec.writeAndFlush(Unpooled.copiedBuffer(head(key), StandardCharsets.ISO_8859_1));
            opened.accept(channel);
        });
    }

    private static String head(String key) {
        return "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Protocol: " + NodeStreamFilter.PROTOCOL + "\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n";
    }

    private static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
