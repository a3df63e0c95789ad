package dev.berth.agent.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** The service's end of one WebSocket, frame by frame, so that a test can also send what no library would. */
public final class ServerSocketLink {
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int FINAL = 0x80;
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Socket socket;
    private final DataInputStream in;

    private ServerSocketLink(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    static ServerSocketLink accept(Socket socket, HttpRequestHead request) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-1")
                .digest((request.header("sec-websocket-key") + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII));
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: " + request.header("sec-websocket-protocol") + "\r\n"
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        return new ServerSocketLink(socket);
    }

    public void send(String text) throws IOException {
        frame(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public void sendBytes(byte[] bytes) throws IOException {
        frame(FINAL | BINARY, bytes);
    }

    /** All that comes until this text is in it, or the node ends the stream. */
    public String readUntil(String text) throws IOException {
        var all = new ByteArrayOutputStream();
        while (!all.toString(StandardCharsets.UTF_8).contains(text)) {
            int first = in.read();
            if (first < 0 || (first & 0x0F) == CLOSE) {
                break;
            }
            all.write(payload());
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    public void ping() throws IOException {
        frame(FINAL | PING, new byte[0]);
    }

    public void close(int code, String reason) throws IOException {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        frame(
                FINAL | CLOSE,
                ByteBuffer.allocate(2 + words.length)
                        .putShort((short) code)
                        .put(words)
                        .array());
    }

    /** @param first the frame's first byte: final bit, reserved bits and kind */
    public synchronized void frame(int first, byte[] payload) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(10).put((byte) first);
        if (payload.length < 126) {
            head.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            head.put((byte) 126).putShort((short) payload.length);
        } else {
            head.put((byte) 127).putLong(payload.length);
        }
        var out = new ByteArrayOutputStream();
        out.write(head.array(), 0, head.position());
        out.write(payload);
        socket.getOutputStream().write(out.toByteArray());
    }

    /** The next text; empty when the node closes or is gone. */
    public Optional<String> read() throws IOException {
        var text = new ByteArrayOutputStream();
        while (true) {
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            byte[] payload = payload();
            switch (first & 0x0F) {
                case CLOSE -> {
                    return Optional.empty();
                }
                case 0x0, TEXT -> text.write(payload);
                default -> {
                    continue;
                }
            }
            if ((first & FINAL) != 0) {
                return Optional.of(text.toString(StandardCharsets.UTF_8));
            }
        }
    }

    private byte[] payload() throws IOException {
        long length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    /** As when a cable is pulled and the other side's kernel says so. */
    public void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
