package dev.berth.gateway.nodestream;

import dev.berth.gateway.tunnel.ServerAnswer;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The streams to one run of a workspace. A stream whose exchange is over waits for the next, as kept connections do. */
public final class StreamPool {
    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Supplier<Mono<NodeStream>> opening;
    private final int most;
    private final Duration kept;
    private final Deque<NodeStream> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean closed;

    /**
     * @param most streams at once
     * @param kept how long one waits for its next exchange
     */
    public StreamPool(Supplier<Mono<NodeStream>> opening, int most, Duration kept) {
        this.opening = opening;
        this.most = most;
        this.kept = kept;
    }

    /** @param body nothing for a request without one */
    public Mono<StreamAnswer> exchange(HttpRequest request, @Nullable Publisher<ByteBuf> body) {
        var repeatable = body == null && REPEATABLE.contains(request.method());
        return onAStream(stream -> stream.exchange(request, body, this::free), repeatable);
    }

    /** A WebSocket's handshake. Its stream never comes back. */
    public Mono<ServerAnswer> handshake(HttpRequest request) {
        return onAStream(stream -> stream.handshake(request), true);
    }

    /** A kept stream may have ended at the workspace without the gateway knowing yet; then a new one is tried once. */
    private <T> Mono<T> onAStream(Function<NodeStream, Mono<T>> use, boolean repeatable) {
        return Mono.defer(() -> {
            var waiting = pollIdle();
            if (waiting == null) {
                return fresh().flatMap(use);
            }
            var first = use.apply(waiting);
            return repeatable ? first.onErrorResume(StreamLost.class, lost -> fresh().flatMap(use)) : first;
        });
    }

    private @Nullable NodeStream pollIdle() {
        for (var next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            if (next.becomesBusy()) {
                return next;
            }
        }
        return null;
    }

    private Mono<NodeStream> fresh() {
        return Mono.defer(() -> {
            if (closed) {
                return Mono.error(new StreamLost("The workspace is over"));
            }
            if (open.incrementAndGet() > most) {
                open.decrementAndGet();
                return Mono.error(new TooManyStreams());
            }
            var place = new Place();
            return opening.get()
                    .doOnNext(stream -> stream.whenClosed(() -> gone(stream, place)))
                    .doOnError(failed -> place.giveBack())
                    .doOnCancel(place::giveBackUnlessTaken)
                    .doOnNext(stream -> place.taken = true);
        });
    }

    private void gone(NodeStream stream, Place place) {
        place.giveBack();
        idle.remove(stream);
    }

    /** One of the streams that may be open, given back once. */
    private final class Place {
        private final AtomicBoolean givenBack = new AtomicBoolean();
        private volatile boolean taken;

        void giveBack() {
            if (givenBack.compareAndSet(false, true)) {
                open.decrementAndGet();
            }
        }

        /** A cancellation also comes behind a stream that is in use; then the stream's end gives the place back. */
        void giveBackUnlessTaken() {
            if (!taken) {
                giveBack();
            }
        }
    }

    private void free(NodeStream stream) {
        if (closed) {
            stream.close();
            return;
        }
        stream.becomesIdle(kept);
        idle.addFirst(stream);
        if (closed || !stream.isOpen()) {
            idle.remove(stream);
            stream.close();
        }
    }

    /** The workspace is over. What is under way is ended by whoever uses it. */
    public void close() {
        closed = true;
        for (var next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            next.close();
        }
    }

    /** Streams that are open or being opened. */
    public int open() {
        return open.get();
    }
}
