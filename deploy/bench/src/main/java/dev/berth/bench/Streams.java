package dev.berth.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Thousands of open event streams on one thread: the kernel says which has something, and of what comes only the ids of
 * the resources are looked at.
 */
final class Streams implements AutoCloseable {
    private static final String MARK = "\"resourceId\":\"";
    private static final int ID = 36;

    private final Selector selector = Selector.open();
    private final List<Client> clients = new ArrayList<>();
    private final int port;
    private final AtomicInteger listening = new AtomicInteger();
    private final Map<String, Arrivals> awaited = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("streams").unstarted(this::read);
    private volatile boolean open = true;
    private volatile @Nullable IOException failure;

    Streams(int port) throws IOException {
        this.port = port;
        thread.start();
    }

    /** When each client has heard of one change. */
    static final class Arrivals {
        private final long[] nanos;
        private final AtomicIntegerArray seen;
        private final AtomicInteger count = new AtomicInteger();

        Arrivals(int clients) {
            nanos = new long[clients];
            seen = new AtomicIntegerArray(clients);
        }

        private void at(int client, long now) {
            if (seen.getAndSet(client, 1) == 0) {
                nanos[client] = now;
                count.incrementAndGet();
            }
        }

        int count() {
            return count.get();
        }

        /** Of those who have heard, since a moment. */
        long[] since(long began) {
            return LongStream.of(nanos)
                    .filter(it -> it != 0)
                    .map(it -> it - began)
                    .toArray();
        }
    }

    Arrivals await(String resourceId) {
        var arrivals = new Arrivals(clients.size());
        awaited.put(resourceId, arrivals);
        return arrivals;
    }

    /** @param reads whether it takes what it is sent, or lets it pile up */
    void open(String token, boolean reads) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.SO_LINGER, 0); // closing is abrupt: no goodbye, as a lost network is
        channel.configureBlocking(false);
        var client = new Client(channel, clients.size(), reads);
        clients.add(client);
        channel.write(ByteBuffer.wrap(
                "GET /api/v1/availability/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(token)
                        .getBytes(StandardCharsets.US_ASCII)));
        channel.register(selector, SelectionKey.OP_READ, client);
        selector.wakeup();
    }

    int listening() throws IOException {
        var failed = failure;
        if (failed != null) {
            throw failed;
        }
        return listening.get();
    }

    private void read() {
        var buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (open) {
                selector.select(100);
                for (var keys = selector.selectedKeys().iterator(); keys.hasNext(); keys.remove()) {
                    var key = keys.next();
                    take(key, (Client) key.attachment(), buffer);
                }
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void take(SelectionKey key, Client client, ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (client.channel.read(buffer) < 0) {
            key.cancel();
            listening.decrementAndGet();
            return;
        }
        long now = System.nanoTime();
        var text = client.rest + new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
        if (!client.accepted) {
            if (!text.startsWith("HTTP/1.1 200")) {
                throw new IOException(
                        "A stream was refused: " + text.lines().findFirst().orElse(""));
            }
            client.accepted = true;
            listening.incrementAndGet();
            if (!client.reads) {
                key.interestOps(0);
            }
        }
        for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + MARK.length())) {
            int from = at + MARK.length();
            if (from + ID <= text.length()) {
                var arrivals = awaited.get(text.substring(from, from + ID));
                if (arrivals != null) {
                    arrivals.at(client.number, now);
                }
            }
        }
        client.rest = text.substring(text.lastIndexOf('\n') + 1);
    }

    @Override
    public void close() throws IOException {
        open = false;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Client client : clients) {
            client.channel.close();
        }
        selector.close();
    }

    private static final class Client {
        private final SocketChannel channel;
        private final int number;
        private final boolean reads;
        private String rest = "";
        private boolean accepted;

        Client(SocketChannel channel, int number, boolean reads) {
            this.channel = channel;
            this.number = number;
            this.reads = reads;
        }
    }
}
