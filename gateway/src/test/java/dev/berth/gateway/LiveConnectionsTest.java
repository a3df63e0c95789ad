package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.gateway.testing.ApiTokens;
import dev.berth.gateway.testing.Caller;
import dev.berth.gateway.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** How many streams a person may have open, and when they end. */
class LiveConnectionsTest extends StrictGatewayTest {
    private static final String AVAILABILITY = "/api/v1/availability/stream";
    private static final String JOB = "/api/v1/sync/jobs/j1/stream";

    private final String person = UUID.randomUUID().toString();
    private final Disposable.Composite open = Disposables.composite();

    private record Stream(List<String> events, CompletableFuture<Void> end, Disposable connection) {}

    @AfterEach
    void close() {
        open.dispose();
        await().until(() -> World.AVAILABILITY.listening() == 0 && World.SYNC.listening() == 0);
    }

    private Stream stream(String path, Caller caller) {
        var events = new CopyOnWriteArrayList<String>();
        var end = new CompletableFuture<Void>();
        var connection = caller.with("Accept", "text/event-stream").stream(path)
                .subscribe(events::add, end::completeExceptionally, () -> end.complete(null));
        open.add(connection);
        await().until(() -> !events.isEmpty() || end.isDone());
        assertThat(events).first().asString().startsWith("event: availability");
        return new Stream(events, end, connection);
    }

    private Caller somebody() {
        return anybody().withToken(World.KEYS.accessTokenOf(person));
    }

    @Test
    void an_api_token_works_on_after_its_owner_signed_out_everywhere() {
        var apiToken = ApiTokens.fresh();
        var signedOut = Instant.now().minusSeconds(30);
        var before = issuedAt(signedOut.minusSeconds(30));
        World.BOOKING.tradeFor(apiToken, before);
        assertThat(anybody().withToken(apiToken).get("/api/v1/me").status()).isEqualTo(200);

        World.BOOKING.tradeFor(apiToken, issuedAt(signedOut.plusSeconds(1)));
        people.publish(person, 2, "student", false, signedOut);
        await().until(() -> anybody().withToken(before).get("/api/v1/me").status() == 401);

        assertThat(anybody().withToken(apiToken).get("/api/v1/me").status()).isEqualTo(200);
    }

    private String issuedAt(Instant time) {
        return World.KEYS.accessTokenOf(person, "student", time, Instant.now().plusSeconds(180));
    }

    @ParameterizedTest
    @ValueSource(strings = {AVAILABILITY, JOB})
    void a_person_has_so_many_streams_open_and_no_more_until_one_is_closed(String path) {
        stream(AVAILABILITY, somebody());
        stream(JOB, somebody());
        var last = stream(path, somebody());

        var refused = somebody().get(path);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.isProblem("too-many-connections")).as(refused.body()).isTrue();
        assertThat(somebody().get("/api/v1/me").status()).as("other calls").isEqualTo(200);
        stream(
                path,
                anybody().withToken(World.KEYS.accessTokenOf(UUID.randomUUID().toString())));

        last.connection().dispose();
        await().untilAsserted(() -> stream(path, somebody()));
    }

    @Test
    void a_refused_stream_takes_no_place() {
        for (int i = 0; i < 5; i++) {
            await().untilAsserted(() -> assertThat(
                            somebody().get(AVAILABILITY + "?too-many").status())
                    .isEqualTo(503));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {AVAILABILITY, JOB})
    void a_stream_ends_with_the_token_that_opened_it(String path) {
        var end = Instant.now().plusSeconds(3);
        var stream = stream(path, anybody().withToken(World.KEYS.accessTokenOf(person, "student", Instant.now(), end)));

        await().until(stream.end()::isDone);

        assertThat(Instant.now()).isBetween(end.minusSeconds(1), end.plusSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {AVAILABILITY, JOB})
    void a_stream_ends_and_a_token_is_refused_when_its_person_signs_out_everywhere(String path) {
        var stream = stream(path, somebody());
        var others = stream(
                path,
                anybody().withToken(World.KEYS.accessTokenOf(UUID.randomUUID().toString())));

        people.publish(person, 2, "student", false, Instant.now());

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(stream.end()::isDone);
        var refused = somebody().get("/api/v1/me");
        assertThat(refused.isProblem("unauthorized")).as(refused.body()).isTrue();
        assertThat(others.end()).isNotDone();
        assertThat(anybody()
                        .withToken(World.KEYS.accessTokenOf(
                                person,
                                "student",
                                Instant.now().plusSeconds(1),
                                Instant.now().plusSeconds(60)))
                        .get("/api/v1/me")
                        .status())
                .as("signed in again")
                .isEqualTo(200);
    }

    @Test
    void a_disabled_and_an_erased_person_are_refused_within_ten_seconds() {
        var erased = UUID.randomUUID().toString();
        people.publish(person, 2, "student", true, Instant.EPOCH);
        people.send(erased, null);

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(somebody().get("/api/v1/me").status()).isEqualTo(401);
            assertThat(anybody()
                            .withToken(World.KEYS.accessTokenOf(erased))
                            .get("/api/v1/me")
                            .status())
                    .isEqualTo(401);
        });
    }

    @Test
    void an_event_that_cannot_be_read_stops_nothing() {
        people.send(person, "{nonsense");
        people.publish(person, 2, "student", true, Instant.EPOCH);

        await().untilAsserted(
                        () -> assertThat(somebody().get("/api/v1/me").status()).isEqualTo(401));
    }

    @Test
    void what_health_is_made_of_is_for_those_who_are_admins_now() {
        var admin = anybody()
                .withToken(World.KEYS.accessTokenOf(
                        person,
                        "admin",
                        Instant.now().minusSeconds(60),
                        Instant.now().plusSeconds(600)));

        assertThat(admin.get("/actuator/health").body()).contains("workspaceRoutes", "people", "redis");
        assertThat(somebody().get("/actuator/health").body()).doesNotContain("components");
        assertThat(anybody().get("/actuator/health").body()).contains("status").doesNotContain("components");
        assertThat(anybody().get("/actuator/health/redis").status()).isEqualTo(404);
        await().untilAsserted(() ->
                assertThat(anybody().get("/actuator/health/readiness").status()).isEqualTo(200));

        people.publish(person, 2, "student", false, Instant.EPOCH);

        await().untilAsserted(() -> assertThat(admin.get("/actuator/health").body())
                .contains("status")
                .doesNotContain("components"));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(50));
    }
}
