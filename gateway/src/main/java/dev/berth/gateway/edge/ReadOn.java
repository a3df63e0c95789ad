package dev.berth.gateway.edge;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Reads a connection on after each answer. Reactor Netty 1.3.7 forgets to (its issue 4361): a browser's next request may
 * come before the last one is done with and is queued, and when its answer is ready at once, as "not modified" is, nothing
 * asks for more. The page that comes next then hangs. One read too many is harmless: it is what an idle connection
 * waits in. Goes away with 1.3.8, which needs a newer Netty than Boot's.
 */
@Component
class ReadOn implements NettyServerCustomizer {
    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                .addBefore(NettyPipeline.HttpTrafficHandler, "berth.readOn", AfterEachAnswer.INSTANCE));
    }

    @Sharable
    private static final class AfterEachAnswer extends ChannelOutboundHandlerAdapter {
        static final AfterEachAnswer INSTANCE = new AfterEachAnswer();

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) throws Exception {
            super.write(ctx, message, promise);
            if (message instanceof LastHttpContent) {
                // Not now: whoever answers may still be in the middle of handing out what was queued.
                ctx.executor().execute(ctx::read);
            }
        }
    }
}
