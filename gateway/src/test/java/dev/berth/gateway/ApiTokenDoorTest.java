package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.gateway.testing.ApiTokens;
import dev.berth.gateway.testing.World;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A script at the door. */
class ApiTokenDoorTest extends GatewayTest {
    private final String person = UUID.randomUUID().toString();
    private final String token = ApiTokens.fresh();

    @Test
    void an_api_token_becomes_an_access_token_before_any_service_sees_it() {
        World.BOOKING.issueApiToken(token, person);

        var reply = anybody().withToken(token).get("/api/v1/me");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("\"authorization\":\"Bearer ey").doesNotContain(token);
    }

    @Test
    void it_works_at_every_service_and_for_streams() {
        World.BOOKING.issueApiToken(token, person);
        var script = anybody().withToken(token);

        assertThat(script.get("/api/v1/sync/jobs/1").status()).isEqualTo(200);
        assertThat(script.with("Accept", "text/event-stream").stream("/api/v1/availability/stream")
                        .blockFirst(Duration.ofSeconds(30)))
                .startsWith("event: availability");
    }

    @Test
    void an_unknown_token_is_refused_as_a_problem() {
        var reply = anybody().withToken(token).get("/api/v1/me");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.isProblem("unauthorized")).isTrue();
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void a_mistyped_token_is_refused_without_asking() {
        World.BOOKING.issueApiToken(token + "x", person);

        assertThat(anybody().withToken(token + "x").get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void a_revoked_token_stops_working_within_seconds() {
        World.BOOKING.issueApiToken(token, person);
        var script = anybody().withToken(token);
        assertThat(script.get("/api/v1/me").status()).isEqualTo(200);

        World.BOOKING.revokeApiToken(token);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> script.get("/api/v1/me").status() == 401);
    }

    @Test
    void a_public_call_is_passed_on_without_the_token() {
        var reply = anybody().withToken(token).get("/api/v1/clock");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("\"authorization\":\"\"");
    }
}
