package dev.berth.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** One end of a TCP connection that sends and receives single bytes, so that a test can say exactly which. */
public final class RawPeer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    public RawPeer(Socket socket) throws IOException {
        this(socket, socket.getInputStream());
    }

    private RawPeer(Socket socket, InputStream in) throws IOException {
        this.socket = socket;
        this.in = in;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    public static RawPeer to(int port) throws IOException {
        return new RawPeer(new Socket("127.0.0.1", port));
    }

    /** The same connection, of which something has been read already. */
    RawPeer with(InputStream again) throws IOException {
        return new RawPeer(socket, again);
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Exactly so many bytes, or fewer where the connection ends before. */
    public byte[] receive(int count) throws IOException {
        return in.readNBytes(count);
    }

    /** The head of an HTTP message, with its empty line. */
    public String receiveHead() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Everything until the other side closes, in whatever way. */
    public String receiveAll() {
        var all = new ByteArrayOutputStream();
        try {
            for (int next; (next = in.read()) >= 0; ) {
                all.write(next);
            }
        } catch (IOException reset) {
            // It closed while something was on its way there.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    public boolean hasSomething() throws IOException {
        return in.available() > 0;
    }

    /** Whether the other side has closed; waits for that. */
    public boolean isClosed() {
        try {
            return in.read() < 0;
        } catch (IOException reset) {
            return !(reset instanceof SocketTimeoutException);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
