package dev.berth.gateway.nodestream;

import dev.berth.gateway.tunnel.ServerAnswer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import reactor.core.publisher.MonoSink;

/** A WebSocket's handshake with a workspace. When the workspace agrees, bytes pass from there on. */
final class Handshake implements StreamUse {
    private final Channel channel;
    private final HttpRequest request;
    private final MonoSink<ServerAnswer> answered;
    private boolean headSeen;

    Handshake(Channel channel, HttpRequest request, MonoSink<ServerAnswer> answered) {
        this.channel = channel;
        this.request = request;
        this.answered = answered;
    }

    @Override
    public void begin(ChannelHandlerContext stream) {
        stream.write(request);
        stream.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    @Override
    public void answered(HttpResponse head) {
        headSeen = true;
        answered.success(
                ServerAnswer.of(head.status().code(), HeadersOf.answer(head), channel, StreamConnection.HTTP_CODEC));
    }

    @Override
    public void piece(ByteBuf piece) {
        piece.release();
    }

    @Override
    public boolean complete() {
        return false;
    }

    @Override
    public void lost(Throwable why) {
        if (!headSeen) {
            answered.error(why);
        }
    }

    @Override
    public void free() {
        throw new IllegalStateException("A WebSocket's stream is never used again");
    }
}
