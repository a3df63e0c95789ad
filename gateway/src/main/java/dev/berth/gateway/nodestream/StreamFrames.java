package dev.berth.gateway.nodestream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The frames of a stream's WebSocket on one side, the workspace's bytes on the other. */
final class StreamFrames extends ChannelDuplexHandler {
    private static final int CLOSE_SECONDS = 2;

    private final Duration pingEvery;
    private @Nullable Future<?> pings;
    private boolean endedInOrder;
    private boolean closing;

    StreamFrames(Duration pingEvery) {
        this.pingEvery = pingEvery;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext here) {
        var millis = pingEvery.toMillis();
        pings = here.executor()
                .scheduleAtFixedRate(
                        () -> here.writeAndFlush(new PingWebSocketFrame()), millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext here, Object read) {
        switch (read) {
            case BinaryWebSocketFrame it -> here.fireChannelRead(it.content());
            case ContinuationWebSocketFrame it -> here.fireChannelRead(it.content());
            case PingWebSocketFrame it -> here.writeAndFlush(new PongWebSocketFrame(it.content()));
            case PongWebSocketFrame it -> it.release();
            case CloseWebSocketFrame it -> {
                endedInOrder = it.statusCode() == WebSocketCloseStatus.NORMAL_CLOSURE.code();
                it.release();
                close(here, here.newPromise());
            }
            default -> {
                ReferenceCountUtil.release(read);
                here.close();
            }
        }
    }

    @Override
    public void write(ChannelHandlerContext here, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes && bytes.isReadable()) {
            here.write(new BinaryWebSocketFrame(bytes), promise);
        } else {
            here.write(message, promise);
        }
    }

    /** Says goodbye, but does not wait for long until it is taken. */
    @Override
    public void close(ChannelHandlerContext here, ChannelPromise promise) {
        if (closing || !here.channel().isActive() || !here.channel().isWritable()) {
            here.close(promise);
            return;
        }
        closing = true;
        var timer = here.executor().schedule(() -> here.close(), CLOSE_SECONDS, TimeUnit.SECONDS);
        WebSocketFrame goodbye = new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE);
        here.writeAndFlush(goodbye).addListener(said -> {
            timer.cancel(false);
            here.close(promise);
        });
    }

    /** An answer whose end is the connection's end must not look complete when the connection broke. */
    @Override
    public void channelInactive(ChannelHandlerContext here) {
        if (pings != null) {
            pings.cancel(false);
        }
        if (!endedInOrder) {
            here.fireExceptionCaught(new StreamLost("The stream broke off"));
        }
        here.fireChannelInactive();
    }
}
