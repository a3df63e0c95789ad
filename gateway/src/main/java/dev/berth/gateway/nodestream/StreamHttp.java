package dev.berth.gateway.nodestream;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** HTTP on one stream: one use after the other. It stands behind the HTTP codec, and hands on nothing that it reads. */
final class StreamHttp extends ChannelInboundHandlerAdapter {
    private static final int SWITCHING_PROTOCOLS = 101;

    private @Nullable ChannelHandlerContext context;
    private @Nullable StreamUse use;
    private boolean informational;

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    void begin(StreamUse next) {
        var here = context;
        if (use != null || here == null || !here.channel().isActive()) {
            next.lost(new StreamLost("The stream had ended"));
            return;
        }
        use = next;
        next.begin(here);
    }

    @Override
    public void channelRead(ChannelHandlerContext here, Object message) {
        var now = use;
        if (now == null || isBroken(message)) {
            // A workspace says nothing unasked.
            ReferenceCountUtil.release(message);
            lose(here, new StreamLost("The answer could not be understood"));
            return;
        }
        if (message instanceof HttpResponse head) {
            head(now, head);
        }
        if (message instanceof HttpContent content) {
            content(here, now, content);
        }
    }

    private static boolean isBroken(Object message) {
        return !(message instanceof HttpObject part) || part.decoderResult().isFailure();
    }

    private void head(StreamUse now, HttpResponse head) {
        var status = head.status();
        informational = HttpStatusClass.INFORMATIONAL.contains(status.code()) && status.code() != SWITCHING_PROTOCOLS;
        if (!informational) {
            now.answered(head);
        }
    }

    private void content(ChannelHandlerContext here, StreamUse now, HttpContent content) {
        if (informational || !content.content().isReadable()) {
            content.release();
        } else {
            now.piece(content.content());
        }
        if (!(content instanceof LastHttpContent)) {
            return;
        }
        if (informational) {
            informational = false; // the answer itself is still to come
            return;
        }
        use = null;
        if (now.complete()) {
            here.channel().config().setAutoRead(true);
            now.free();
        } else {
            here.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext here, Throwable failure) {
        lose(here, failure);
    }

    @Override
    public void channelInactive(ChannelHandlerContext here) {
        lose(here, new StreamLost("The stream ended"));
        here.fireChannelInactive();
    }

    private void lose(ChannelHandlerContext here, Throwable why) {
        var now = use;
        use = null;
        if (now != null) {
            now.lost(why instanceof StreamLost ? why : new StreamLost(why.toString()));
        }
        here.close();
    }
}
