package dev.berth.gateway.tunnel;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Passes a WebSocket through. The caller's handshake goes to the server behind as it is, so that the two agree on subprotocol
 * and compression; once the server has agreed, bytes pass both ways.
 */
public final class WebSocketTunnel {
    private static final String VERSION = "13";
    /** Written here, or about a body that a handshake does not have. */
    private static final Set<String> NOT_FROM_THE_ANSWER =
            Set.of("connection", "upgrade", "transfer-encoding", "content-length");

    private WebSocketTunnel() {}

    /** Whether these are the headers of a WebSocket handshake of the version that everybody speaks. */
    public static boolean isSound(HttpHeaders handshake) {
        return VERSION.equals(handshake.getFirst("Sec-WebSocket-Version"))
                && handshake.containsHeader("Sec-WebSocket-Key");
    }

    /** Answers a handshake that is not sound. */
    public static Mono<Void> refuse(ServerWebExchange exchange) {
        exchange.getResponse().setStatusCode(HttpStatus.UPGRADE_REQUIRED);
        exchange.getResponse().getHeaders().set("Sec-WebSocket-Version", VERSION);
        return exchange.getResponse().setComplete();
    }

    /** Ends with the tunnel, or with the server's refusal, of which the caller gets the status; fails when the server cannot be reached. */
    public static Mono<Void> open(ServerWebExchange exchange, Passage passage) {
        return passage.server().flatMap(answer -> pass(exchange, passage, answer));
    }

    private static Mono<Void> pass(ServerWebExchange exchange, Passage passage, ServerAnswer answer) {
        var server = answer.end();
        var response = exchange.getResponse();
        if (server == null) {
            answer.abandon();
            response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
            return response.setComplete();
        }
        response.setStatusCode(HttpStatus.SWITCHING_PROTOCOLS);
        passage.toCaller().accept(answer.headers(), response.getHeaders());
        HttpServerResponse caller = ServerHttpResponseDecorator.getNativeResponse(response);
        // Ends Spring's part of the answer: headers are set, nothing is written yet.
        return response.setComplete()
                .then(Mono.<Void>create(over -> caller.withConnection(it -> join(it, caller, answer, passage, over))))
                .doFinally(over -> answer.abandon());
    }

    private static void join(
            Connection connection,
            HttpServerResponse response,
            ServerAnswer answer,
            Passage passage,
            MonoSink<Void> over) {
        var channel = connection.channel();
        channel.closeFuture().addListener(closed -> over.success());
        channel.eventLoop().execute(() -> {
            var codec = channel.pipeline().context(NettyPipeline.HttpCodec);
            var server = answer.end();
            if (codec == null || server == null || !channel.isActive()) {
                over.success(); // the caller has left
                return;
            }
            codec.writeAndFlush(Unpooled.copiedBuffer(head(response), StandardCharsets.ISO_8859_1));
            var caller = TunnelEnd.atCaller(channel);
            watch(channel, passage.idle());
            watch(answer.channel(), passage.idle());
            TunnelEnd.join(caller, server);
            over.onDispose(passage.whenOpen().apply(() -> TunnelEnd.end(caller, server)));
        });
    }

    private static void watch(Channel channel, @Nullable Duration idle) {
        if (idle != null) {
            channel.pipeline().addFirst("berth.idle", new ReadTimeoutHandler(idle.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private static String head(HttpServerResponse answer) {
        var head =
                new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n");
        answer.responseHeaders().forEach(it -> {
            if (!NOT_FROM_THE_ANSWER.contains(it.getKey().toLowerCase(Locale.ROOT))) {
                head.append(it.getKey()).append(": ").append(it.getValue()).append("\r\n");
            }
        });
        return head.append("\r\n").toString();
    }
}
