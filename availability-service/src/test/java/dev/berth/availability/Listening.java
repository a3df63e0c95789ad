package dev.berth.availability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A browser that listens, or one that only pretends to: real HTTP over a socket. */
final class Listening implements AutoCloseable {
    private final Socket socket = new Socket();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    private Listening(int port, String token, String query, @Nullable String lastEventId) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        String resume = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        socket.getOutputStream()
                .write(("GET /api/v1/availability/stream" + query + " HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer "
                                + token + "\r\n" + resume + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    static Listening open(int port, String token, String query, @Nullable String lastEventId) throws IOException {
        Listening listening = neverReading(port, token, query, lastEventId);
        Thread.ofVirtual().start(listening::read);
        return listening;
    }

    static Listening neverReading(int port, String token, String query, @Nullable String lastEventId)
            throws IOException {
        return new Listening(port, token, query, lastEventId);
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException cut) {
            // As good as an end.
        }
        over = true;
    }

    /** Of the answer: its status and its headers. */
    List<String> head() {
        return lines.stream().takeWhile(line -> !line.isEmpty()).toList();
    }

    List<String> events() {
        return starting("event: ");
    }

    List<String> data() {
        return starting("data: ");
    }

    List<String> ids() {
        return starting("id: ");
    }

    private List<String> starting(String with) {
        return lines.stream()
                .filter(line -> line.startsWith(with))
                .map(line -> line.substring(with.length()))
                .toList();
    }

    boolean sawHeartbeat() {
        return lines.contains(":");
    }

    boolean isOver() {
        return over;
    }

    /** As when a laptop's lid is closed and its network forgets it: a reset, no good-bye. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
