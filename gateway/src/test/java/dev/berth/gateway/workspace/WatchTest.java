package dev.berth.gateway.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.gateway.GatewayTest;
import dev.berth.gateway.testing.Caller;
import dev.berth.gateway.testing.FakeService;
import dev.berth.gateway.testing.FakeWorkspace;
import dev.berth.gateway.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace's log, from its node to whom booking-service lets see it. */
class WatchTest extends GatewayTest {
    private static final FakeWorkspace INSIDE = new FakeWorkspace();
    private static Bookings bookings;

    private static final String TOKEN = World.KEYS.accessToken();

    private final UUID booking = UUID.randomUUID();

    @BeforeAll
    static void connect() {
        bookings = new Bookings();
    }

    @AfterAll
    static void leave() {
        bookings.close();
        INSIDE.close();
    }

    @BeforeEach
    void adaMayWatch() {
        World.BOOKING.letWatch(TOKEN);
        runs("active", "running", 3);
        Awaitility.await().until(() -> watch(owner(), "1") != null);
        Awaitility.await().until(() -> INSIDE.open() == 0);
    }

    @AfterEach
    void nobodyMayWatch() {
        World.BOOKING.letWatch("nobody's");
    }

    @Test
    void the_owner_sees_the_last_lines_and_what_follows() {
        assertThat(watch(owner(), "50")).isEqualTo("event: line\ndata: /logs?tail=50\n\n");
        assertThat(watch(owner(), "50&x=%0d%0aInjected:1")).isEqualTo("event: line\ndata: /logs?tail=50\n\n");
        assertThat(watch(owner(), "all")).as("no number").isEqualTo("event: line\ndata: /logs\n\n");
        Awaitility.await().until(() -> INSIDE.open() == 0);
    }

    @Test
    void whom_booking_service_refuses_gets_its_answer_and_nothing_of_the_log() {
        var stranger =
                anybody().withToken(World.KEYS.accessTokenOf(UUID.randomUUID().toString()));

        var reply = stranger.get(path("1"));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo(FakeService.NOT_FOUND);
        assertThat(anybody().get(path("1")).status()).isEqualTo(401);
    }

    @Test
    void the_end_of_the_workspace_ends_the_log() {
        var log = owner().stream(path("1")).reduce(String::concat).toFuture();
        Awaitility.await().until(() -> INSIDE.open() == 1);

        runs("completed", "stopped", 4);

        assertThat(log)
                .as("in order")
                .succeedsWithin(Duration.ofSeconds(5))
                .asString()
                .endsWith("event: end\ndata: {}\n\n");
        assertThat(owner().get(path("1")).isProblem("illegal-transition")).isTrue();
    }

    @Test
    void the_owner_sees_what_it_uses_and_nobody_else_does() {
        String usage = "/api/v1/bookings/" + booking + "/usage";
        assertThat(watchAt(owner(), usage)).isEqualTo("event: line\ndata: /usage\n\n");
        var stranger =
                anybody().withToken(World.KEYS.accessTokenOf(UUID.randomUUID().toString()));
        assertThat(stranger.get(usage).status()).isEqualTo(404);
        assertThat(anybody().get(usage).status()).isEqualTo(401);
        Awaitility.await().until(() -> INSIDE.open() == 0);
    }

    private Caller owner() {
        return anybody().withToken(TOKEN);
    }

    private void runs(String status, String state, long version) {
        bookings.publish(
                booking,
                Bookings.started(
                        booking,
                        version,
                        status,
                        state,
                        INSIDE.port(),
                        Instant.now().plusSeconds(3600)));
    }

    private @Nullable String watch(Caller caller, String tail) {
        return watchAt(caller, path(tail));
    }

    private static @Nullable String watchAt(Caller caller, String path) {
        var all = new StringBuilder();
        return caller.stream(path)
                .map(piece -> all.append(piece).toString())
                .filter(it -> it.endsWith("\n\n"))
                .onErrorComplete()
                .filter(it -> it.startsWith("event"))
                .blockFirst(Duration.ofSeconds(5));
    }

    private String path(String tail) {
        return "/api/v1/bookings/" + booking + "/logs?tail=" + tail;
    }
}
