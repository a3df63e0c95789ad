package dev.berth.gateway.connection;

import dev.berth.gateway.problem.Problem;
import dev.berth.gateway.problem.ProblemWriter;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers a request that cannot be read, or whose head is too large, with a problem document. No filter ever sees such a
 * request, and the server's own answer says nothing.
 */
@Sharable
final class UnreadableRequests extends ChannelInboundHandlerAdapter {
    /** {@link java.net.URI} accepts these nowhere, so the server would refuse them without a word. */
    private static final String NEVER_IN_AN_ADDRESS = "\\\"<>^`{|}";

    private final ProblemWriter problems;

    UnreadableRequests(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && request.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            refuse(context, statusOf(request.decoderResult().cause()));
        } else if (message instanceof HttpRequest request && isNoAddress(request.uri())) {
            ReferenceCountUtil.release(message);
            refuse(context, HttpStatus.BAD_REQUEST);
        } else {
            context.fireChannelRead(message);
        }
    }

    private static boolean isNoAddress(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            if (NEVER_IN_AN_ADDRESS.indexOf(uri.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private void refuse(ChannelHandlerContext context, HttpStatus status) {
        var document = Unpooled.wrappedBuffer(problems.document(Problem.MALFORMED_REQUEST, status, null));
        var answer =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status.value()), document);
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaderNames.CONTENT_LENGTH, document.readableBytes())
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set("X-Content-Type-Options", "nosniff");
        context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        context.pipeline().replace(this, "berth.rest-of-unreadable", new RestOfRequest());
    }

    private static HttpStatus statusOf(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException it -> HttpStatus.URI_TOO_LONG;
            case TooLongHttpHeaderException it -> HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    /** Drops what follows the refused request; the connection closes after the answer. */
    private static final class RestOfRequest extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }
    }
}
