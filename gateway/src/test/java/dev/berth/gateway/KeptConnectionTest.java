package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.gateway.testing.World;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A browser sends its next request on the connection it has, often before the gateway is done with the last one. */
class KeptConnectionTest extends GatewayTest {
    private static final int PATIENCE_MS = 30_000;

    /**
     * What Reactor Netty 1.3.7 got wrong (its issue 4361): a request that came too early is queued, and when its answer is
     * ready at once the connection is never read again. The page that asked next hung until its person gave up.
     */
    @Test
    void a_connection_is_read_on_after_requests_that_came_together() throws IOException {
        var etag = anybody().get("/").header("ETag");
        var call = request("/api/v1/me", "Authorization: Bearer " + World.KEYS.accessToken());
        var unchanged = request("/", "Accept: text/html\r\nIf-None-Match: " + etag);
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            for (int round = 0; round < 20; round++) {
                send(socket, call + unchanged);
                assertThat(statusOf(socket.getInputStream())).isEqualTo(200);
                assertThat(statusOf(socket.getInputStream())).isEqualTo(304);
            }
        }
    }

    private static String request(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Reads one answer to its end: a body is announced by its length or comes in chunks, and 304 has none. */
    private static int statusOf(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        long length = 0;
        boolean chunked = false;
        for (String header = line(in).toLowerCase(Locale.ROOT);
                !header.isEmpty();
                header = line(in).toLowerCase(Locale.ROOT)) {
            if (header.startsWith("content-length:")) {
                length = Long.parseLong(header.substring(15).strip());
            }
            chunked |= header.equals("transfer-encoding: chunked");
        }
        if (chunked) {
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                in.skipNBytes(size);
                line(in);
            }
            line(in);
        } else if (status != 304) {
            in.skipNBytes(length);
        }
        return status;
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The connection ended within: " + text);
            }
            text.append((char) next);
        }
        return text.toString().strip();
    }
}
