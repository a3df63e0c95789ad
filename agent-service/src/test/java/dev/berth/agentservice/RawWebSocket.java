package dev.berth.agentservice;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that sends exactly the bytes that a test wants, and reads only when it is told to. */
final class RawWebSocket implements AutoCloseable {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MASK = 0x80;

    /** One frame as it came. */
    record Frame(int opcode, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final String answer;

    /** @param protocol the sub-protocol that is asked for */
    RawWebSocket(int port, String protocol) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write("""
                GET /api/v1/node-link HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Protocol: %s\r
                Sec-WebSocket-Extensions: permessage-deflate\r
                \r
                """.formatted(protocol).getBytes(StandardCharsets.US_ASCII));
        answer = head();
    }

    private String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** The head of the answer to the handshake. */
    String answer() {
        return answer;
    }

    int status() {
        return Integer.parseInt(answer.split(" ")[1]);
    }

    void send(int opcode, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.put((byte) (MASK | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (MASK | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASK | 127)).putLong(payload.length);
        }
        frame.putInt(0); // a mask of zeroes changes nothing
        frame.put(payload);
        socket.getOutputStream().write(frame.array(), 0, frame.position());
    }

    void sendRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next frame; an end without a close frame is one with the code 1006. */
    Frame read() throws IOException {
        try {
            int opcode = in.readUnsignedByte() & 0x0f;
            int announced = in.readUnsignedByte() & 0x7f;
            long length = announced == 127 ? in.readLong() : announced == 126 ? in.readUnsignedShort() : announced;
            byte[] payload = new byte[Math.toIntExact(length)];
            in.readFully(payload);
            return new Frame(opcode, payload);
        } catch (EOFException | SocketException ended) {
            return new Frame(CLOSE, new byte[] {0x03, (byte) 0xee});
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
