package dev.berth.gateway.nodestream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;

/**
 * One request and its answer. The answer is read no faster than the browser takes it, and the request's body no faster than the node
 * takes it: at most {@link #WAITING} bytes and what one read brings wait here.
 */
final class Exchange implements StreamUse {
    private static final int WAITING = 64 * 1024;

    private final Channel channel;
    private final HttpRequest request;
    private final @Nullable Publisher<ByteBuf> body;
    private final MonoSink<StreamAnswer> answered;
    private final Runnable whenFree;

    private final Queue<ByteBuf> pieces = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Sinks.Many<Mono<ByteBuf>> turns = Sinks.many().unicast().onBackpressureBuffer();
    private volatile boolean abandoned;
    /** The event loop's own. */
    private boolean requestSent;

    private boolean headSeen;

    private boolean keepAlive;
    private boolean over;
    private @Nullable Upload upload;

    Exchange(
            Channel channel,
            HttpRequest request,
            @Nullable Publisher<ByteBuf> body,
            MonoSink<StreamAnswer> answered,
            Runnable whenFree) {
        this.channel = channel;
        this.request = request;
        this.body = body;
        this.answered = answered;
        this.whenFree = whenFree;
    }

    @Override
    public void begin(ChannelHandlerContext stream) {
        stream.write(request).addListener(sent -> {
            if (!sent.isSuccess()) {
                stream.close();
            }
        });
        if (body == null) {
            stream.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
            requestSent = true;
        } else {
            stream.flush();
            upload = new Upload(stream);
            body.subscribe(upload);
        }
    }

    @Override
    public void answered(HttpResponse head) {
        headSeen = true;
        keepAlive = HttpUtil.isKeepAlive(head);
        answered.success(new StreamAnswer(
                head.status().code(), HeadersOf.answer(head), turns.asFlux().doOnCancel(this::abandon)));
    }

    @Override
    public void piece(ByteBuf piece) {
        if (abandoned) {
            piece.release();
            return;
        }
        pieces.add(piece);
        if (waiting.addAndGet(piece.readableBytes()) > WAITING) {
            channel.config().setAutoRead(false);
        }
        turns.tryEmitNext(Mono.fromSupplier(this::take));
        if (abandoned) {
            releasePieces();
        }
    }

    /** The browser's connection takes the next piece. */
    private @Nullable ByteBuf take() {
        var piece = pieces.poll();
        if (piece != null) {
            var before = waiting.getAndAdd(-piece.readableBytes());
            if (before > WAITING && before - piece.readableBytes() <= WAITING) {
                channel.eventLoop().execute(this::readOn);
            }
        }
        return piece;
    }

    private void readOn() {
        if (!over && waiting.get() <= WAITING) {
            channel.config().setAutoRead(true);
        }
    }

    /** The browser has left. */
    private void abandon() {
        abandoned = true;
        releasePieces();
        channel.eventLoop().execute(() -> {
            if (!over) {
                over = true;
                channel.close();
            }
        });
    }

    private void releasePieces() {
        for (var piece = pieces.poll(); piece != null; piece = pieces.poll()) {
            piece.release();
        }
    }

    @Override
    public boolean complete() {
        over = true;
        turns.tryEmitComplete();
        return requestSent && keepAlive && !abandoned;
    }

    @Override
    public void free() {
        whenFree.run();
    }

    @Override
    public void lost(Throwable why) {
        over = true;
        if (upload != null) {
            upload.cancel();
        }
        if (headSeen) {
            turns.tryEmitError(why);
        } else {
            answered.error(why);
        }
    }

    /** Sends the request's body; the next piece is asked for when the node's connection has taken the last. */
    private final class Upload extends BaseSubscriber<ByteBuf> {
        private final ChannelHandlerContext stream;

        Upload(ChannelHandlerContext stream) {
            this.stream = stream;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(1);
        }

        @Override
        protected void hookOnNext(ByteBuf piece) {
            stream.executor().execute(() -> written(stream.writeAndFlush(new DefaultHttpContent(piece))));
        }

        private void written(ChannelFuture writing) {
            writing.addListener(sent -> {
                if (sent.isSuccess()) {
                    request(1);
                } else {
                    cancel();
                }
            });
        }

        @Override
        protected void hookOnComplete() {
            stream.executor().execute(() -> {
                requestSent = true;
                stream.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
            });
        }

        /** The request can't be completed any more, nor can the stream be used again. */
        @Override
        protected void hookOnError(Throwable failure) {
            stream.executor().execute(() -> {
                if (!over) {
                    lost(failure);
                }
                stream.close();
            });
        }
    }
}
