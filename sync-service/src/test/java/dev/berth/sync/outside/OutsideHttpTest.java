package dev.berth.sync.outside;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class OutsideHttpTest {
    @Test
    void a_server_that_answers_drop_by_drop_is_left_at_the_deadline() throws Exception {
        var closing = new CountDownLatch(1);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                do {
                    exchange.getResponseBody().write('B');
                    exchange.getResponseBody().flush();
                } while (!closing.await(100, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        var http = new OutsideHttp(new OutsideSettings(
                true,
                Set.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                DataSize.ofKilobytes(100)));
        try {
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatThrownBy(() -> http.get(address, Map.of()))
                            .isInstanceOf(SocketTimeoutException.class));
        } finally {
            closing.countDown();
            http.close();
            server.stop(0);
        }
    }
}
