package dev.berth.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Writes an event to one open stream after the other and does nothing else: no gateway, no booking, no Kafka. What this
 * machine needs at least for so many, with the same client at the other end.
 */
final class BareWriter implements AutoCloseable {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final String EVENT =
            "id: 0123456789ab-1\nevent: availability\ndata: {\"resourceId\":\"%s\",\"kind\":\"room\",\"from\":\"2026-12-01T09:00:00Z\",\"to\":\"2026-12-01T10:00:00Z\",\"version\":1}\n\n";

    private final ServerSocketChannel door = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
    private final List<SocketChannel> streams = new CopyOnWriteArrayList<>();

    BareWriter() throws IOException {
        var unused = Thread.ofPlatform().daemon().name("bare-door").start(this::letIn);
    }

    int port() throws IOException {
        return ((InetSocketAddress) door.getLocalAddress()).getPort();
    }

    private void letIn() {
        var request = ByteBuffer.allocate(16 * 1024);
        try {
            while (true) {
                var stream = door.accept();
                stream.read(request.clear());
                write(stream, HEAD);
                streams.add(stream);
            }
        } catch (AsynchronousCloseException closed) {
            // that is the end
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tell(String resourceId) throws IOException {
        var event = EVENT.formatted(resourceId);
        for (SocketChannel stream : streams) {
            write(stream, event);
        }
    }

    private static void write(SocketChannel stream, String text) throws IOException {
        stream.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (SocketChannel stream : streams) {
            stream.close();
        }
    }
}
