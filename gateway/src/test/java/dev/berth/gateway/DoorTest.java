package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.berth.gateway.testing.Keys;
import dev.berth.gateway.testing.World;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/** Which calls get through, to whom, and as what. */
class DoorTest extends GatewayTest {
    @ParameterizedTest
    @CsvSource({
        "/api/v1/me, booking",
        "/api/v1/me/bookings, booking",
        "/api/v1/bookings?limit=2, booking",
        "/api/v1/board, booking",
        "/api/v1/availability/search?kind=compute, availability",
        "/api/v1/me/portals/salesforce/credentials, sync",
        "/api/v1/me/calendars, sync",
        "/api/v1/me/feeds, feed",
        "/api/v1/me/sync, sync",
        "/api/v1/me/sync/status, sync",
        "/api/v1/sync/jobs/1, sync",
    })
    void a_call_reaches_the_service_that_answers_it(String path, String service) {
        var reply = ada().get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("\"service\":\"" + service + "\"", "\"uri\":\"" + path + "\"");
    }

    @Test
    void the_token_is_passed_on_as_it_came() {
        var token = World.KEYS.accessToken();

        assertThat(anybody().withToken(token).get("/api/v1/me").body()).contains("\"authorization\":\"Bearer " + token);
    }

    static Stream<String> tokensThatOpenNothing() {
        var impostor = new Keys("k1");
        return Stream.of(
                World.KEYS.unsignedToken(),
                impostor.accessToken(),
                new Keys("unheard-of").accessToken(),
                World.KEYS.expiredToken(),
                World.KEYS.tokenOf("somebody-else"),
                World.KEYS.workspaceCookie(UUID.randomUUID()),
                "not-a-token");
    }

    @ParameterizedTest
    @MethodSource("tokensThatOpenNothing")
    void a_token_that_is_not_ours_and_valid_is_refused(String token) {
        var reply = anybody().withToken(token).get("/api/v1/me");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.isProblem("unauthorized")).as(reply.body()).isTrue();
    }

    @Test
    void a_call_without_a_token_is_refused() {
        var reply = anybody().get("/api/v1/bookings");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.isProblem("unauthorized")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "token", "refresh", "logout", "password-reset"})
    void signing_in_needs_no_token_and_an_old_one_does_no_harm(String call) {
        assertThat(anybody().post("/api/v1/auth/" + call, "{}").status()).isEqualTo(200);
        assertThat(anybody()
                        .withToken(World.KEYS.expiredToken())
                        .post("/api/v1/auth/" + call, "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keys_clock_and_enrolment_need_no_token() {
        assertThat(anybody().get("/.well-known/jwks.json").status()).isEqualTo(200);
        assertThat(anybody().get("/api/v1/clock").status()).isEqualTo(200);
        assertThat(anybody().post("/api/v1/nodes/enrolments/redeem", "{}").status())
                .isEqualTo(200);
        assertThat(anybody().post("/api/v1/nodes/enrolments", "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/workspace-tickets/redeem",
                "/internal",
                "/v3/api-docs",
                "/api/v2/anything",
                "/actuator/env",
                "/api/v1/../../internal/workspace-tickets/redeem",
                "/api/v1/%2e%2e/%2e%2e/internal/workspace-tickets/redeem",
                "/api/v1/..%2f..%2finternal/workspace-tickets/redeem",
                "/api/v1/;/../../internal/x",
                "/api/v1//internal/x",
            })
    void what_is_not_for_outside_cannot_be_reached(String path) {
        var reply = ada().with("Accept", "text/html").get(path);

        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void metrics_are_for_this_machine_and_health_for_everybody() {
        var throughAProxy = anybody().with("X-Forwarded-For", "192.0.2.7");

        assertThat(anybody().get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(throughAProxy.get("/actuator/prometheus").status()).isEqualTo(404);
        assertThat(throughAProxy.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void prometheus_hears_how_long_each_route_takes_and_what_was_known() {
        ada().get("/api/v1/me");
        ada().get("/api/v1/me");

        var measures = anybody().get("/actuator/prometheus").body();

        assertThat(measures)
                .containsPattern(
                        "spring_cloud_gateway_requests_seconds_bucket\\{[^}]*routeId=\"booking\"[^}]*le=\"0.1\"")
                .containsPattern("http_server_requests_seconds_bucket\\{[^}]*le=\"0.1\"")
                .containsPattern("cache_gets_total\\{cache=\"signing-keys\",result=\"hit\"} [1-9]")
                .contains("cache_gets_total{cache=\"api-tokens\",result=\"miss\"}");
    }

    @Test
    void a_request_keeps_its_id_when_that_is_sane_and_gets_one_otherwise() {
        var named = ada().with("X-Request-Id", "my-request-1").get("/api/v1/me");
        var forged = ada().with("X-Request-Id", "<script>alert(1)").get("/api/v1/me");

        assertThat(named.header("X-Request-Id")).isEqualTo("my-request-1");
        assertThat(named.body()).contains("\"requestId\":\"my-request-1\"");
        assertThat(forged.header("X-Request-Id")).hasSize(36);
        assertThat(forged.body()).contains("\"requestId\":\"" + forged.header("X-Request-Id"));
    }

    @Test
    void the_line_in_the_log_carries_the_requests_id() {
        var log = (Logger) LoggerFactory.getLogger("dev.berth.gateway.access-log");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try {
            ada().with("X-Request-Id", "my-request-2").get("/api/v1/me");

            assertThat(lines.list).anySatisfy(it -> {
                assertThat(it.getFormattedMessage()).startsWith("GET /api/v1/me 200");
                assertThat(it.getMDCPropertyMap()).containsEntry("requestId", "my-request-2");
            });
        } finally {
            log.detachAppender(lines);
        }
    }

    @Test
    void a_service_hears_the_truth_about_the_caller() {
        var reply = ada().with("X-Forwarded-For", "203.0.113.9")
                .with("X-Forwarded-Host", "evil.example")
                .with("Forwarded", "for=203.0.113.9")
                .with("X-Real-IP", "203.0.113.9")
                .with("True-Client-IP", "203.0.113.9")
                .with("Berth-Internal-Secret", "guessed")
                .with("Connection", "X-Forwarded-For")
                .with("Host", "berth.example:8080")
                .get("/api/v1/me");

        assertThat(reply.body())
                .contains("\"forwardedFor\":\"127.0.0.1\"", "\"forwardedHost\":\"berth.example:8080\"")
                .doesNotContain("203.0.113.9", "guessed");
    }

    @Test
    void answers_carry_the_headers_that_keep_browsers_careful() {
        var page = anybody().with("Accept", "text/html").get("/");
        var data = ada().get("/api/v1/me");

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline", "data:");
        assertThat(data.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(data.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(data.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(data.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(data.headers().contains("Server")).isFalse();
        assertThat(data.headers().contains("Strict-Transport-Security")).isFalse();
        assertThat(data.headers().contains("Access-Control-Allow-Origin")).isFalse();
    }

    @Test
    void a_page_of_another_origin_cannot_call_the_api_even_if_it_is_same_site() {
        var sibling = ada().with("Sec-Fetch-Site", "same-site").with("Origin", "http://x.w.localhost:8080");
        var olderBrowser = ada().with("Origin", "http://x.w.localhost:8080");
        var ourPage = ada().with("Sec-Fetch-Site", "same-origin").with("Origin", "http://localhost:8080");

        assertThat(sibling.post("/api/v1/auth/refresh", "").isProblem("forbidden"))
                .isTrue();
        assertThat(olderBrowser.post("/api/v1/auth/logout", "").isProblem("forbidden"))
                .isTrue();
        assertThat(ourPage.post("/api/v1/auth/refresh", "").status()).isEqualTo(200);
    }

    @Test
    void a_body_over_the_limit_is_refused_by_its_announced_length() {
        var reply = ada().post("/api/v1/echo-body", "x".repeat(1024 * 1024 + 1));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.isProblem("payload-too-large")).isTrue();
    }

    @Test
    void a_body_over_the_limit_is_refused_although_no_length_was_announced() {
        var reply = ada().postChunked("/api/v1/echo-body", Flux.range(0, 40).map(it -> "x".repeat(32 * 1024)));

        assertThat(reply.status()).as(reply.body()).isEqualTo(413);
        assertThat(reply.isProblem("payload-too-large")).isTrue();
    }

    @Test
    void a_body_within_the_limit_arrives_whole() {
        assertThat(ada().post("/api/v1/echo-body", "x".repeat(1024 * 1024)).body())
                .isEqualTo("{\"length\":1048576}");
    }

    @Test
    void the_first_event_of_a_stream_arrives_long_before_the_stream_ends() {
        var first = ada().with("Accept", "text/event-stream").stream("/api/v1/availability/stream")
                .blockFirst(Duration.ofSeconds(5));

        assertThat(first).startsWith("event: availability");
    }
}
