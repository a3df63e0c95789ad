package dev.berth.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Many clients who each ask once, in one instant or shortly after each other, over connections that are open already. wrk
 * cannot do that: its connections ask again and again. One thread, no parsing but the status and the length, so that it costs little.
 */
final class Crowd implements AutoCloseable {
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final Selector selector = Selector.open();
    private final Client[] clients;

    Crowd(int port, int size) throws IOException {
        clients = new Client[size];
        for (int n = 0; n < size; n++) {
            var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            clients[n] = new Client(channel, n);
            channel.register(selector, SelectionKey.OP_READ, clients[n]);
        }
    }

    /** What each got, in the order of the requests; nanoseconds from the first moment of asking to the whole answer. */
    record Answers(int[] statuses, long[] nanos) {
        long with(int status) {
            return Arrays.stream(statuses).filter(it -> it == status).count();
        }

        /** Such as "1 × 201, 999 × 409". */
        String counted() {
            return Arrays.stream(statuses)
                    .distinct()
                    .sorted()
                    .mapToObj(it -> with(it) + " × " + it)
                    .collect(Collectors.joining(", "));
        }
    }

    /** All of them ask in one instant; one request per client. */
    Answers ask(List<String> requests) throws IOException {
        return ask(requests, Duration.ZERO);
    }

    /** Each asks when its moment has come, whether those before it have been answered or not. */
    Answers ask(List<String> requests, Duration within) throws IOException {
        var statuses = new int[requests.size()];
        var nanos = new long[requests.size()];
        var bytes = requests.stream()
                .map(it -> ByteBuffer.wrap(it.getBytes(StandardCharsets.UTF_8)))
                .toList();
        long began = System.nanoTime();
        long apart = within.toNanos() / requests.size();
        int asked = 0;
        int open = requests.size();
        while (open > 0) {
            while (asked < requests.size() && System.nanoTime() - began >= asked * apart) {
                clients[asked].ask(bytes.get(asked));
                asked++;
            }
            boolean allAsked = asked == requests.size();
            if (selector.select(allAsked ? 30_000 : 1) == 0 && allAsked) {
                throw new IOException(open + " clients had no answer within 30 s");
            }
            for (var keys = selector.selectedKeys().iterator(); keys.hasNext(); keys.remove()) {
                var client = (Client) keys.next().attachment();
                if (client.readsItsWholeAnswer()) {
                    statuses[client.number] = client.status;
                    nanos[client.number] = System.nanoTime() - client.asked;
                    open--;
                }
            }
        }
        return new Answers(statuses, nanos);
    }

    static String get(String path) {
        return "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".formatted(path);
    }

    static String get(String path, String token) {
        return "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n\r\n".formatted(path, token);
    }

    static String post(String path, String token, String key, String json) {
        return "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\nIdempotency-Key: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, token, key, json.getBytes(StandardCharsets.UTF_8).length, json);
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.channel.close();
        }
        selector.close();
    }

    private static final class Client {
        private final SocketChannel channel;
        private final int number;
        private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);
        private long asked;
        private int status;

        Client(SocketChannel channel, int number) {
            this.channel = channel;
            this.number = number;
        }

        void ask(ByteBuffer request) throws IOException {
            answer.clear();
            asked = System.nanoTime();
            while (request.hasRemaining()) {
                channel.write(request); // a request is far smaller than the socket's buffer
            }
        }

        boolean readsItsWholeAnswer() throws IOException {
            if (channel.read(answer) < 0) {
                throw new EOFException("The gateway hung up on client " + number);
            }
            var text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
            if (!Answer.isWhole(text)) {
                return false;
            }
            status = Answer.status(text);
            return true;
        }
    }
}
