package dev.berth.agent.tryout;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Sends every message back (RFC 6455; fragments are echoed as they come, which is a legal message again). */
final class WebSocketEcho {
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST_FRAME = 64 * 1024;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;

    private final DataInputStream in;
    private final OutputStream out;

    WebSocketEcho(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    void run(Request request) throws IOException {
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(request.header("sec-websocket-key")) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        while (echoOne()) {
            // One frame at a time until the other side closes.
        }
    }

    private boolean echoOne() throws IOException {
        int first = in.readUnsignedByte();
        byte[] payload = payload(in.readUnsignedByte());
        int opcode = first & 0x0F;
        if (opcode != PONG) {
            send(opcode == PING ? (first & 0xF0) | PONG : first, payload);
        }
        return opcode != CLOSE;
    }

    private byte[] payload(int lengthByte) throws IOException {
        if ((lengthByte & 0x80) == 0) {
            throw new ProtocolException("A client masks its frames");
        }
        long length = lengthByte & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if (length < 0 || length > LONGEST_FRAME) {
            throw new ProtocolException("The frame is too long");
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private void send(int first, byte[] payload) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(10).put((byte) first);
        if (payload.length < 126) {
            head.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            head.put((byte) 126).putShort((short) payload.length);
        } else {
            head.put((byte) 127).putLong(payload.length);
        }
        out.write(head.array(), 0, head.position());
        out.write(payload);
        out.flush();
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
