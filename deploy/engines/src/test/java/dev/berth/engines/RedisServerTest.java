package dev.berth.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engines")
class RedisServerTest {
    private final RedisServer redis = Engines.redis();

    @Test
    void answersAgainAfterARestart() throws IOException {
        redis.stop();
        assertThat(redis.isAlive()).isFalse();
        redis.start();
        assertThat(ask(password())).isEqualTo("+OK");
    }

    @Test
    void refusesWhoDoesNotKnowThePassword() throws IOException {
        assertThat(ask("guess")).startsWith("-WR");
    }

    private String password() {
        return URI.create(redis.uri()).getUserInfo().substring(1);
    }

    private String ask(String password) throws IOException {
        try (var socket = new Socket("127.0.0.1", URI.create(redis.uri()).getPort())) {
            socket.getOutputStream().write(("AUTH " + password + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII);
        }
    }
}
