package dev.berth.gateway.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Ends a connection whose request's head comes too slowly, or whose caller reads nothing of what waits for it. A timer runs
 * only while one of the two is the case: a head that comes in one piece, as nearly all do, needs none.
 */
final class ConnectionDeadlines extends ChannelInboundHandlerAdapter {
    private static final byte[] TOO_SLOW =
            "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final Duration head;
    private final Duration stalled;
    private boolean headIsDue = true;
    private boolean decodedInThisRead;
    private @Nullable Future<?> headTimer;
    private @Nullable Future<?> stallTimer;

    private ConnectionDeadlines(ConnectionSettings settings) {
        this.head = settings.head();
        this.stalled = settings.stalled();
    }

    /** Before the codec it sees bytes, behind it the requests that they become. */
    static void watch(Channel channel, ConnectionSettings settings) {
        var deadlines = new ConnectionDeadlines(settings);
        channel.pipeline().addBefore(NettyPipeline.HttpCodec, "berth.deadlines", deadlines);
        channel.pipeline().addAfter(NettyPipeline.HttpCodec, "berth.heads", deadlines.new Heads());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (headIsDue && context.pipeline().context(NettyPipeline.HttpCodec) == null) {
            headIsDue = false; // a WebSocket by now
        }
        decodedInThisRead = false;
        context.fireChannelRead(bytes);
        if (headIsDue && !decodedInThisRead && headTimer == null) {
            headTimer = after(head, context, () -> tooSlow(context));
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            stallTimer = cancelled(stallTimer);
        } else if (stallTimer == null) {
            stallTimer = after(stalled, context, context::close);
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        headTimer = cancelled(headTimer);
        stallTimer = cancelled(stallTimer);
        context.fireChannelInactive();
    }

    private static Future<?> after(Duration time, ChannelHandlerContext context, Runnable action) {
        return context.executor().schedule(action, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static @Nullable Future<?> cancelled(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
        return null;
    }

    private static void tooSlow(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.wrappedBuffer(TOO_SLOW)).addListener(ChannelFutureListener.CLOSE);
    }

    /** Sees what the codec has made of the bytes. */
    private final class Heads extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpObject) {
                decodedInThisRead = true;
            }
            if (message instanceof HttpRequest) {
                headIsDue = false;
                headTimer = cancelled(headTimer);
            }
            if (message instanceof LastHttpContent) {
                headIsDue = true;
            }
            context.fireChannelRead(message);
        }
    }
}
