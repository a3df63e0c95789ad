package dev.berth.gateway.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * One end of a WebSocket that passes through: the connection to the caller or the one to the server behind. It stands in the
 * place of the HTTP codec and hands each piece that comes to the other end, as it came. So a message costs the gateway no
 * more than one read, however long it is; fragments, compression, pings and close codes are between the two ends.
 * It reads no faster than the other end writes.
 */
final class TunnelEnd extends ChannelInboundHandlerAdapter {
    private static final String NAME = "berth.tunnel";
    /** Opcode "close", two bytes: 1001, "going away". */
    private static final byte[] GOING_AWAY = {(byte) 0x88, 2, 0x03, (byte) 0xe9};

    private final boolean masks;
    /** Of what was sent to this end. */
    private final FrameBoundary sent = new FrameBoundary();

    private @Nullable ChannelHandlerContext context;
    private @Nullable TunnelEnd other;
    /** What came before the other end was there. */
    private ByteBuf early = Unpooled.EMPTY_BUFFER;

    private boolean over;

    private TunnelEnd(boolean masks) {
        this.masks = masks;
    }

    /** To be called within the call that brings the head of the server's answer, so that nothing after it was read. */
    static TunnelEnd atServer(Channel channel, String codec) {
        return new TunnelEnd(true).inPlaceOf(codec, channel);
    }

    /** To be called on the connection's event loop, when the head of the answer has been written. */
    static TunnelEnd atCaller(Channel channel) {
        return new TunnelEnd(false).inPlaceOf(NettyPipeline.HttpCodec, channel);
    }

    private TunnelEnd inPlaceOf(String codec, Channel channel) {
        channel.pipeline().addAfter(codec, NAME, this);
        channel.pipeline().remove(codec);
        return this;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        synchronized (this) {
            context = added;
        }
    }

    static void join(TunnelEnd one, TunnelEnd another) {
        one.to(another);
        another.to(one);
    }

    private void to(TunnelEnd end) {
        var here = context();
        here.executor().execute(() -> {
            other = end;
            var first = early;
            early = Unpooled.EMPTY_BUFFER;
            pass(here.channel(), end, first);
            here.channel().config().setAutoRead(true);
            if (!here.channel().isActive()) {
                end.close();
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext here, Object read) {
        if (!(read instanceof ByteBuf bytes)) {
            ReferenceCountUtil.release(read); // the end of the HTTP message before it
        } else if (other == null) {
            early = Unpooled.wrappedBuffer(early, bytes);
        } else {
            pass(here.channel(), other, bytes);
        }
    }

    private static void pass(Channel from, TunnelEnd to, ByteBuf bytes) {
        var written = to.write(bytes);
        if (written != null && !written.channel().isWritable()) {
            from.config().setAutoRead(false);
            written.addListener(flushed -> from.config().setAutoRead(true));
        }
    }

    private synchronized @Nullable ChannelFuture write(ByteBuf bytes) {
        if (over || !bytes.isReadable()) {
            bytes.release();
            return null;
        }
        sent.passed(bytes);
        return context().writeAndFlush(bytes);
    }

    /** Says goodbye to both before it closes either, since a connection that closes takes the other along. */
    static void end(TunnelEnd one, TunnelEnd another) {
        List.of(one.sayGoodbye(), another.sayGoodbye()).forEach(Runnable::run);
    }

    /**
     * Says goodbye where the protocol allows it, that is between two frames.
     *
     * @return closes the connection
     */
    private synchronized Runnable sayGoodbye() {
        var here = context();
        if (over) {
            return () -> {}; // it closes already
        }
        over = true;
        if (!sent.admitsAFrame()) {
            return here::close;
        }
        var said = here.writeAndFlush(goingAway());
        return () -> said.addListener(ChannelFutureListener.CLOSE);
    }

    /** Closes the connection behind everything that was written to it. */
    private synchronized void close() {
        over = true;
        context().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelInactive(ChannelHandlerContext here) throws Exception {
        var end = other;
        if (end != null) {
            end.close();
        }
        super.channelInactive(here);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext here, Throwable lost) {
        here.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext here) {
        early.release();
        early = Unpooled.EMPTY_BUFFER;
    }

    private ByteBuf goingAway() {
        if (!masks) {
            return Unpooled.wrappedBuffer(GOING_AWAY.clone());
        }
        // What a client sends is masked.
        var key = new byte[4];
        ThreadLocalRandom.current().nextBytes(key);
        return Unpooled.wrappedBuffer(new byte[] {
            GOING_AWAY[0],
            (byte) (GOING_AWAY[1] | 0x80),
            key[0],
            key[1],
            key[2],
            key[3],
            (byte) (GOING_AWAY[2] ^ key[0]),
            (byte) (GOING_AWAY[3] ^ key[1])
        });
    }

    private ChannelHandlerContext context() {
        var here = context;
        if (here == null) {
            throw new IllegalStateException("This end is not in a connection yet");
        }
        return here;
    }
}
