package dev.berth.gateway.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.gateway.StrictGatewayTest;
import dev.berth.gateway.testing.Caller;
import dev.berth.gateway.testing.FakeWorkspace;
import dev.berth.gateway.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** How many WebSockets a workspace has open, and when they end. */
class LiveWorkspaceTest extends StrictGatewayTest {
    private static final FakeWorkspace INSIDE = new FakeWorkspace();

    private final UUID booking = UUID.randomUUID();
    private final String person = UUID.randomUUID().toString();
    private final Disposable.Composite open = Disposables.composite();

    @AfterAll
    static void stop() {
        INSIDE.close();
    }

    @BeforeEach
    void theWorkspaceRuns() {
        try (var bookings = new Bookings()) {
            bookings.publish(
                    booking,
                    Bookings.started(booking, 3, INSIDE.port(), Instant.now().plusSeconds(3600)));
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(owner().get("/").status()).isEqualTo(200));
    }

    @AfterEach
    void close() {
        open.dispose();
        Awaitility.await().until(() -> INSIDE.open() == 0);
    }

    @Test
    void a_workspace_has_so_many_web_sockets_open_and_no_more_until_one_is_closed() {
        var first = socket(owner());
        socket(ownerIs(UUID.randomUUID().toString()));
        Awaitility.await().until(() -> INSIDE.open() == 2);

        assertThatThrownBy(() -> owner().webSocket("/echo")
                        .handle((in, out) -> in.receive().asString())
                        .blockFirst(Duration.ofSeconds(5)))
                .hasMessageContaining("429");
        assertThat(owner().get("/").status()).as("pages").isEqualTo(200);

        first.connection().dispose();
        Awaitility.await().until(() -> INSIDE.open() == 1);
        Awaitility.await().untilAsserted(() -> {
            socket(owner());
            Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> INSIDE.open() == 2);
        });
    }

    @Test
    void what_a_person_has_open_ends_when_the_person_is_disabled_and_the_cookie_opens_nothing_more() {
        var socket = socket(owner());
        var stream = new CompletableFuture<@Nullable Void>();
        open.add(owner().stream("/stream")
                .subscribe(it -> {}, stream::completeExceptionally, () -> stream.complete(null)));
        Awaitility.await().until(() -> INSIDE.open() == 2);

        people.publish(person, 2, "student", true, Instant.EPOCH);

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> socket.end().isDone() && stream.isDone());
        Awaitility.await().until(() -> INSIDE.open() == 0);
        assertThat(owner().get("/").status()).isEqualTo(401);
    }

    private record Socket(CompletableFuture<@Nullable Void> end, Disposable connection) {}

    private Socket socket(Caller caller) {
        var end = new CompletableFuture<@Nullable Void>();
        var connection = caller.webSocket("/echo")
                .handle((in, out) -> in.receive().asString())
                .subscribe(it -> {}, end::completeExceptionally, () -> end.complete(null));
        open.add(connection);
        return new Socket(end, connection);
    }

    private Caller owner() {
        return ownerIs(person);
    }

    private Caller ownerIs(String id) {
        var host = booking + ".w.localhost:8080";
        return anybody()
                .with("Host", host)
                .with("Origin", "http://" + host)
                .with("Cookie", "berth_workspace=" + World.KEYS.workspaceCookie(booking, id));
    }
}
