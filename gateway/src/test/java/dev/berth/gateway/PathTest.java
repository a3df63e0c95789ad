package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.berth.gateway.testing.RawPeer;
import dev.berth.gateway.testing.World;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** On Berth's own hosts a path that two readers could read differently is refused before any filter looks at it. */
class PathTest extends GatewayTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61pi/v1/me",
                "/api/v1/%6De",
                "/api/v1/m%65",
                "/api/v1/me%2Ebak",
                "/api%2Fv1/me",
                "/api/v1/auth%2ftoken",
                "/api/v1/%2e%2e/me",
                "/api/v1/./me",
                "/api/v1/../v1/me",
                "/api/v1/me/..",
                "/api/v1/%2561pi",
                "/api/v1/me;x=1",
                "/api;x=1/v1/me",
                "/api/v1/me%3Bx=1",
                "/api/v1/me%5Cx",
                "/api/v1/me%00",
                "/api/v1/me%0a",
                "/api//v1/me",
                "//api/v1/me",
                "/%63alendar/one.ics",
                "/calendar/%6Fne.ics",
                "/%61ctuator/prometheus",
                "/actuator%2Fprometheus",
                "/docs/%6Fpenapi/booking",
                "/.well%2Dknown/jwks.json",
                "/%7Ehome",
            })
    void an_ambiguous_path_is_refused(String path) {
        var reply = ada().get(path);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.isProblem("malformed-request")).as(reply.body()).isTrue();
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1\\me", "/api/v1/me?next=\\evil", "/api/v1/<me>"})
    void an_address_that_is_none_is_refused_with_a_problem_document(String address) throws IOException {
        try (var caller = RawPeer.to(port)) {
            caller.send("POST " + address + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(caller.receiveAll())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("application/problem+json", "/problems/malformed-request")
                    .containsOnlyOnce("HTTP/1.1");
        }
    }

    @Test
    void a_letter_in_disguise_passes_neither_the_cross_origin_check_nor_a_service() {
        var before = World.BOOKING.connections();

        var reply = anybody().with("Sec-Fetch-Site", "same-site").post("/%61pi/v1/auth/refresh", "");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(World.BOOKING.connections()).isEqualTo(before);
    }

    @Test
    void what_must_be_encoded_in_a_path_arrives_as_it_was_sent() {
        assertThat(ada().get("/api/v1/rooms/caf%C3%A9%20%28a%29").body())
                .contains("\"uri\":\"/api/v1/rooms/caf%C3%A9%20%28a%29\"");
    }

    @Test
    void a_feeds_secret_is_in_no_log_when_its_path_is_refused() {
        var log = (Logger) LoggerFactory.getLogger("dev.berth.gateway.access-log");
        var before = log.getLevel();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.setLevel(Level.DEBUG);
        log.addAppender(lines);
        try {
            anybody().get("/%63alendar/0123456789abcdef.ics");

            assertThat(lines.list.stream()
                            .map(ILoggingEvent::getFormattedMessage)
                            .collect(Collectors.joining("\n")))
                    .contains(" 400 ")
                    .doesNotContain("0123456789abcdef");
        } finally {
            log.detachAppender(lines);
            log.setLevel(before);
        }
    }
}
