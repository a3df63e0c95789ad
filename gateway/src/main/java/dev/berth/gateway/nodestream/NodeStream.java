package dev.berth.gateway.nodestream;

import dev.berth.gateway.tunnel.ServerAnswer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** A connection that a node opened, at whose other end is a workspace's port. */
public final class NodeStream {
    private final Channel channel;
    private final StreamHttp http;
    private @Nullable Future<?> idleTimer;

    NodeStream(Channel channel, StreamHttp http) {
        this.channel = channel;
        this.http = http;
    }

    /** @param whenFree gets this stream when the exchange is over and another may follow */
    Mono<StreamAnswer> exchange(HttpRequest request, @Nullable Publisher<ByteBuf> body, Consumer<NodeStream> whenFree) {
        return use(answered -> new Exchange(channel, request, body, answered, () -> whenFree.accept(this)));
    }

    Mono<ServerAnswer> handshake(HttpRequest request) {
        return use(answered -> new Handshake(channel, request, answered));
    }

    private <T> Mono<T> use(Function<MonoSink<T>, StreamUse> purpose) {
        return Mono.create(answered -> {
            answered.onCancel(this::close);
            var use = purpose.apply(answered);
            channel.eventLoop().execute(() -> http.begin(use));
        });
    }

    /** @return false when it has ended meanwhile */
    synchronized boolean becomesBusy() {
        if (idleTimer != null) {
            idleTimer.cancel(false);
            idleTimer = null;
        }
        return channel.isActive();
    }

    synchronized void becomesIdle(Duration atMost) {
        idleTimer = channel.eventLoop().schedule(this::close, atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isOpen() {
        return channel.isActive();
    }

    void whenClosed(Runnable then) {
        channel.closeFuture().addListener(closed -> then.run());
    }

    void close() {
        channel.close();
    }
}
