package dev.berth.gateway.nodestream;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.util.concurrent.TimeUnit;
import reactor.netty.NettyPipeline;

/** Makes a stream of a connection on which a node has sent its handshake. */
final class StreamConnection {
    static final String HTTP_CODEC = "berth.stream.http";
    private static final int LARGEST_FRAME = 128 * 1024;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int LARGEST_HEAD = 64 * 1024;
    private static final int LARGEST_CHUNK = 16 * 1024;

    private StreamConnection() {}

    /** On the connection's event loop, when the handshake's answer has been written. */
    static NodeStream of(Channel channel, NodeStreamSettings settings) {
        var frames = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(LARGEST_FRAME)
                .expectMaskedFrames(true)
                .allowExtensions(false)
                .withUTF8Validator(false)
                .build();
        var http = new StreamHttp();
        channel.pipeline()
                .addAfter(NettyPipeline.HttpCodec, "berth.stream.exchange", http)
                .addAfter(
                        NettyPipeline.HttpCodec,
                        HTTP_CODEC,
                        new HttpClientCodec(LONGEST_LINE, LARGEST_HEAD, LARGEST_CHUNK))
                .addAfter(NettyPipeline.HttpCodec, "berth.stream.frames", new StreamFrames(settings.pingEvery()))
                .addAfter(NettyPipeline.HttpCodec, "berth.stream.encoder", new WebSocket13FrameEncoder(false))
                .addAfter(NettyPipeline.HttpCodec, "berth.stream.decoder", new WebSocket13FrameDecoder(frames))
                .addFirst(
                        "berth.idle", new ReadTimeoutHandler(settings.silence().toMillis(), TimeUnit.MILLISECONDS));
        channel.pipeline().remove(NettyPipeline.HttpCodec);
        channel.config().setAutoRead(true);
        return new NodeStream(channel, http);
    }
}
