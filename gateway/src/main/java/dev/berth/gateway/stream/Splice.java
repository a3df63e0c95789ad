package dev.berth.gateway.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;

/**
 * What follows the head of an answer goes from connection to connection as it comes, its framing too. Taken apart and put
 * together again for each of thousands of streams, an event would reach the last of them a sixth later.
 */
final class Splice extends ChannelInboundHandlerAdapter {
    private final Connection upstream;
    /** What came together with the head. */
    private ByteBuf early = Unpooled.EMPTY_BUFFER;

    private @Nullable ChannelHandlerContext browser;

    private Splice(Connection upstream) {
        this.upstream = upstream;
    }

    /** To be called when the head has been read and nothing after it: within the call that brings it. */
    static Splice behindTheHeadOf(Connection upstream) {
        var splice = new Splice(upstream);
        var pipeline = upstream.channel().pipeline();
        pipeline.addAfter(NettyPipeline.HttpCodec, "splice", splice);
        pipeline.remove(NettyPipeline.HttpCodec);
        return splice;
    }

    /** Begins, when the head is out. */
    void into(Connection downstream, Runnable whenOver) {
        var channel = upstream.channel();
        channel.eventLoop().execute(() -> {
            begin(channel, downstream.channel());
            channel.closeFuture().addListener(closed -> whenOver.run());
        });
    }

    private void begin(Channel from, Channel to) {
        // Beneath all that would frame it once more, and above encryption.
        browser = to.pipeline().context(NettyPipeline.HttpCodec);
        if (browser == null) {
            cut(); // it has left
            return;
        }
        var first = early;
        early = Unpooled.EMPTY_BUFFER;
        pass(from, browser, first);
        from.config().setAutoRead(true);
    }

    void cut() {
        upstream.dispose();
        upstream.channel().eventLoop().execute(this::forget);
    }

    private void forget() {
        early.release();
        early = Unpooled.EMPTY_BUFFER;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        if (!(read instanceof ByteBuf bytes)) {
            ReferenceCountUtil.release(read); // the end of an answer without a body
        } else if (browser == null) {
            early = Unpooled.wrappedBuffer(early, bytes);
        } else {
            pass(context.channel(), browser, bytes);
        }
    }

    /** No faster than the browser reads: who is slow is the service's to judge. */
    private static void pass(Channel from, ChannelHandlerContext to, ByteBuf bytes) {
        var written = to.writeAndFlush(bytes);
        if (!to.channel().isWritable()) {
            from.config().setAutoRead(false);
            written.addListener(gone -> from.config().setAutoRead(true));
        }
    }
}
