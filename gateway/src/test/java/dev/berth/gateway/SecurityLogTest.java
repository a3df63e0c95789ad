package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.berth.gateway.testing.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** Refused calls are written down, and nothing in what is written is a secret. */
class SecurityLogTest extends StrictGatewayTest {
    private final Logger log = (Logger) LoggerFactory.getLogger("berth.security");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
    }

    @Test
    void a_call_without_a_good_token_is_written_down_without_the_token() {
        var token = World.KEYS.expiredToken();

        anybody().withToken(token).with("X-Request-Id", "refused-0001").get("/api/v1/me?email=ada@example.org");

        assertThat(event("refused-0001"))
                .containsEntry("event", "access-unauthenticated")
                .containsEntry("path", "/api/v1/me")
                .containsEntry("address", "127.0.0.1");
        assertThat(written()).doesNotContain(token, "ada@example.org", "email");
    }

    @Test
    void a_page_of_another_origin_is_written_down() {
        anybody()
                .with("Sec-Fetch-Site", "cross-site")
                .with("X-Request-Id", "refused-0002")
                .post("/api/v1/auth/refresh", "");

        assertThat(event("refused-0002")).containsEntry("event", "access-forbidden");
    }

    @Test
    void a_refusal_by_a_service_is_left_to_its_own_log() {
        var reply = ada().with("X-Request-Id", "refused-0003").get("/api/v1/refused-by-role");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(event("refused-0003")).isEmpty();
    }

    private Map<String, String> event(String requestId) {
        return lines.list.stream()
                .map(ILoggingEvent::getKeyValuePairs)
                .filter(it -> it != null && it.contains(new KeyValuePair("requestId", requestId)))
                .findFirst()
                .orElse(List.of())
                .stream()
                .collect(Collectors.toMap(it -> it.key, it -> String.valueOf(it.value)));
    }

    private String written() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
    }
}
