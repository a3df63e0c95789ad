package dev.berth.gateway.tunnel;

import io.netty.buffer.ByteBuf;

/** Follows where WebSocket frames begin and end in a stream of bytes (RFC 6455, 5.2), whatever they carry. */
final class FrameBoundary {
    private static final int CLOSE = 0x8;
    private static final int SHORTEST_HEAD = 2;
    private static final int MASK = 4;

    private int headBytes;
    private int headLength;
    private int lengthBytes;
    private long length;
    private long payloadLeft;
    private boolean closing;
    private boolean closed;

    /** The bytes stay as they are: nothing is read from them. */
    void passed(ByteBuf bytes) {
        var at = bytes.readerIndex();
        while (at < bytes.writerIndex()) {
            if (payloadLeft > 0) {
                var skipped = (int) Math.min(payloadLeft, bytes.writerIndex() - at);
                payloadLeft -= skipped;
                at += skipped;
            } else {
                head(bytes.getByte(at++));
            }
            closed |= closing && headBytes == 0 && payloadLeft == 0;
        }
    }

    private void head(byte next) {
        if (headBytes == 0) {
            closing = (next & 0x0f) == CLOSE;
        } else if (headBytes == 1) {
            var announced = next & 0x7f;
            lengthBytes = announced == 127 ? Long.BYTES : announced == 126 ? Short.BYTES : 0;
            length = lengthBytes == 0 ? announced : 0;
            headLength = SHORTEST_HEAD + lengthBytes + (next < 0 ? MASK : 0);
        } else if (headBytes < SHORTEST_HEAD + lengthBytes) {
            length = (length << Byte.SIZE) | (next & 0xff);
        }
        headBytes++;
        if (headBytes >= SHORTEST_HEAD && headBytes == headLength) {
            payloadLeft = length & Long.MAX_VALUE;
            headBytes = 0;
        }
    }

    /** Whether a frame of one's own may follow: no frame is half sent, and none has said that it was the last. */
    boolean admitsAFrame() {
        return headBytes == 0 && payloadLeft == 0 && !closed;
    }
}
