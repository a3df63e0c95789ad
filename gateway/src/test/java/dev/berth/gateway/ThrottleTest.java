package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engines.Engines;
import dev.berth.gateway.testing.ApiTokens;
import dev.berth.gateway.testing.Caller;
import dev.berth.gateway.testing.Caller.Reply;
import dev.berth.gateway.testing.World;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Small buckets, so that a test can empty one. */
@TestPropertySource(
        properties = {
            "berth.gateway.throttle.sign-in.per-second=1",
            "berth.gateway.throttle.sign-in.burst=5",
            "berth.gateway.throttle.person.per-second=1",
            "berth.gateway.throttle.person.burst=5",
            "berth.gateway.throttle.anonymous.per-second=1",
            "berth.gateway.throttle.anonymous.burst=50",
            "berth.gateway.throttle.calendar.per-second=1",
            "berth.gateway.throttle.calendar.burst=5",
            "berth.gateway.trusted-proxies=127.0.0.0/8",
        })
@DirtiesContext
class ThrottleTest extends GatewayTest {
    @Autowired
    private MeterRegistry meters;

    @Test
    void a_person_who_calls_too_often_is_told_when_to_come_back_and_others_are_not_affected() {
        var hasty =
                anybody().withToken(World.KEYS.accessTokenOf(UUID.randomUUID().toString()));
        var patient =
                anybody().withToken(World.KEYS.accessTokenOf(UUID.randomUUID().toString()));

        var replies = untilRefused(() -> hasty.get("/api/v1/me"));

        assertThat(replies.getFirst().status()).isEqualTo(200);
        assertThat(replies.getLast().isProblem("too-many-requests")).isTrue();
        assertThat(replies.getLast().header("Retry-After")).isEqualTo("1");
        assertThat(patient.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void a_script_is_counted_as_its_person() {
        var person = UUID.randomUUID().toString();
        var token = ApiTokens.fresh();
        World.BOOKING.issueApiToken(token, person);

        var script = anybody().withToken(token);

        var replies = untilRefused(() -> script.get("/api/v1/me"));

        assertThat(replies.getFirst().status()).isEqualTo(200);
        assertThat(replies.getLast().isProblem("too-many-requests")).isTrue();
    }

    @Test
    void sign_ins_are_counted_by_the_address_that_a_trusted_proxy_names() {
        var one = from("192.0.2.1");
        var other = from("192.0.2.2");

        var replies = untilRefused(() -> one.post("/api/v1/auth/token", "{}"));

        assertThat(replies.getLast().status()).isEqualTo(429);
        assertThat(other.post("/api/v1/auth/token", "{}").status()).isEqualTo(200);
    }

    @Test
    void a_tenth_of_the_limit_is_granted_without_asking_redis_and_the_rest_only_by_it() {
        var visitor = from("192.0.2.7");

        var replies = untilRefused(() -> visitor.get("/api/v1/clock"));

        assertThat(replies).hasSizeGreaterThan(5 + 50);
        assertThat(meters.get("berth.throttle")
                        .tags("limit", "anonymous", "bucket", "unasked")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(5);
        assertThat(meters.get("berth.throttle")
                        .tags("limit", "anonymous", "bucket", "redis", "admitted", "true")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(50);
    }

    @Test
    void calendars_are_counted_by_address_apart_from_everything_else() {
        var one = from("192.0.2.5");

        var replies = untilRefused(() -> one.get("/calendar/0123.ics"));

        assertThat(replies.getLast().isProblem("too-many-requests")).isTrue();
        assertThat(from("192.0.2.6").get("/calendar/0123.ics").status()).isEqualTo(200);
        assertThat(one.post("/api/v1/auth/token", "{}").status()).isEqualTo(200);
    }

    @Test
    void with_redis_dead_sign_ins_are_still_throttled_and_with_redis_back_shared_again() {
        Engines.redis().stop();
        try {
            var replies = untilRefused(() -> from("192.0.2.3").post("/api/v1/auth/token", "{}"));

            assertThat(replies).hasSizeGreaterThan(5);
            assertThat(replies.getLast().status()).isEqualTo(429);
            assertThat(admin().get("/actuator/health").body()).contains("per replica");
        } finally {
            Engines.redis().start();
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            from("192.0.2.4").post("/api/v1/auth/token", "{}");
            assertThat(admin().get("/actuator/health").body()).contains("redis").doesNotContain("per replica");
        });
    }

    private Caller admin() {
        return anybody()
                .withToken(World.KEYS.accessTokenOf(
                        UUID.randomUUID().toString(),
                        "admin",
                        Instant.now(),
                        Instant.now().plusSeconds(60)));
    }

    private Caller from(String address) {
        return anybody().with("X-Forwarded-For", address);
    }

    /**
     * Until the bucket is empty, however long a call takes. It gains a token each second, so a call after the refused one may
     * well be let in again.
     */
    private static List<Reply> untilRefused(Supplier<Reply> call) {
        var replies = new ArrayList<Reply>();
        do {
            replies.add(call.get());
        } while (replies.getLast().status() != 429 && replies.size() < 200);
        return replies;
    }
}
