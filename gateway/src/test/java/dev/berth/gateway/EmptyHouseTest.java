package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.gateway.testing.Caller;
import dev.berth.gateway.testing.FakeService;
import dev.berth.gateway.testing.Keys;
import dev.berth.gateway.testing.MovableClock;
import dev.berth.gateway.testing.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway that starts before anything else: no Redis, no Kafka, no app, and a booking-service that comes and goes. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "spring.data.redis.url=redis://127.0.0.1:1",
            "berth.gateway.spa-dir=/nowhere/at/all",
            "berth.gateway.upstream.feed=http://127.0.0.1:1",
            "berth.gateway.throttle.sign-in.per-second=1",
            "berth.gateway.throttle.sign-in.burst=5",
        })
@Import(EmptyHouseTest.Time.class)
@ExtendWith(OutputCaptureExtension.class)
@Tag("engines")
class EmptyHouseTest {
    private static final int BOOKING = freePort();

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @DynamicPropertySource
    static void booking(DynamicPropertyRegistry settings) {
        settings.add("berth.gateway.upstream.booking", () -> "http://127.0.0.1:" + BOOKING);
    }

    @Test
    void it_is_healthy_and_says_what_is_missing() {
        var health = new Caller(port).get("/actuator/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body()).contains("DEGRADED");
        assertThat(new Caller(port).get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(new Caller(port).get("/actuator/health/readiness").status())
                .as("whose tokens were revoked is not known yet")
                .isEqualTo(503);
    }

    @Test
    void it_says_that_the_app_is_not_built() {
        var page = new Caller(port).with("Accept", "text/html").get("/bookings");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("npm run build");
    }

    @Test
    void a_service_that_is_down_is_a_problem_not_a_stack_trace() {
        var reply = new Caller(port).get("/api/v1/clock");

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.isProblem("upstream-unreachable")).isTrue();
        assertThat(reply.body()).doesNotContain("Exception", "127.0.0.1");
        assertThat(new Caller(port).get("/docs/openapi/feed").isProblem("upstream-unreachable"))
                .isTrue();
    }

    @Test
    void a_feeds_secret_address_is_in_no_log_and_no_measure(CapturedOutput logged) {
        var secret = "0123456789abcdef0123456789abcdef01234567";
        var app = new Caller(port);

        assertThat(app.get("/calendar/" + secret + ".ics?alarm=15").status()).isEqualTo(502);
        assertThat(app.get("/calendar/" + secret + "/more").status()).isEqualTo(404);

        assertThat(logged).doesNotContain(secret);
        assertThat(app.get("/actuator/prometheus").body()).doesNotContain(secret);
    }

    @Test
    @Tag("race")
    void those_who_come_at_once_with_a_new_key_ask_for_it_once() throws Exception {
        var renewed = new Keys("k2");
        try (var booking = new FakeService("booking", renewed, BOOKING);
                var rush = Executors.newVirtualThreadPerTaskExecutor()) {
            var person = new Caller(port).withToken(renewed.accessToken());
            // What is not known is asked for once a second, and another test may just have done so.
            clock.advance(Duration.ofSeconds(2));

            var statuses = rush.invokeAll(
                    Collections.nCopies(20, () -> person.get("/api/v1/me").status()));

            assertThat(statuses).extracting(Future::get).containsOnly(200);
            assertThat(booking.keysAsked()).isEqualTo(1);
        }
    }

    @Test
    void it_throttles_sign_in_by_itself() {
        try (var booking = new FakeService("booking", World.KEYS, BOOKING)) {
            var replies = IntStream.range(0, 12)
                    .mapToObj(it -> new Caller(port).post("/api/v1/auth/token", "{}"))
                    .toList();

            assertThat(replies).filteredOn(it -> it.status() == 200).hasSizeBetween(5, 10);
            assertThat(replies)
                    .filteredOn(it -> it.isProblem("too-many-requests"))
                    .isNotEmpty();
        }
    }

    @Test
    void an_outage_of_booking_service_makes_no_valid_token_invalid() {
        var ada = new Caller(port).withToken(World.KEYS.accessToken());
        var before = ada.get("/api/v1/availability/search");
        assertThat(before.status()).as("no key was ever seen").isEqualTo(503);
        assertThat(before.isProblem("unavailable")).isTrue();
        assertThat(new Caller(port)
                        .with("Host", UUID.randomUUID() + ".w.localhost:8080")
                        .with("Cookie", "berth_workspace=" + World.KEYS.accessToken())
                        .get("/")
                        .status())
                .as("a workspace's cookie cannot be judged either")
                .isEqualTo(503);

        try (var booking = new FakeService("booking", World.KEYS, BOOKING)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(
                            () -> assertThat(ada.get("/api/v1/me").status()).isEqualTo(200));
        }

        var after = ada.get("/api/v1/me");
        assertThat(after.isProblem("upstream-unreachable"))
                .as("the token still counts: " + after.body())
                .isTrue();
        assertThat(new Caller(port)
                        .withToken(World.KEYS.expiredToken())
                        .get("/api/v1/me")
                        .status())
                .isEqualTo(401);
    }

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
