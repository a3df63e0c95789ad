package dev.berth.gateway.nodestream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpResponse;

/** What a stream is used for at the moment. All calls come on the stream's event loop. */
sealed interface StreamUse permits Exchange, Handshake {
    /** Sends the request. */
    void begin(ChannelHandlerContext stream);

    /** The head of the final answer. */
    void answered(HttpResponse head);

    /** A piece of the answer's body, to be released here. */
    void piece(ByteBuf piece);

    /**
     * The answer is complete.
     *
     * @return whether another exchange may follow on the stream
     */
    boolean complete();

    void lost(Throwable why);

    /** Called behind {@link #complete()} when the stream is free for another use. */
    void free();
}
