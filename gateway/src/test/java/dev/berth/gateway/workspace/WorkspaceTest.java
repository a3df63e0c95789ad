package dev.berth.gateway.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.gateway.GatewayTest;
import dev.berth.gateway.testing.Caller;
import dev.berth.gateway.testing.FakeWorkspace;
import dev.berth.gateway.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;

/** From a booking event to a page in a browser, and to its end, with real Kafka and real connections. */
@TestPropertySource(properties = {"server.netty.idle-timeout=1s", "berth.gateway.workspace.max-body=2MB"})
class WorkspaceTest extends GatewayTest {
    private static final FakeWorkspace INSIDE = new FakeWorkspace();
    private static Bookings bookings;

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
    void theWorkspaceRuns() {
        runsUntil(booking, 3, Instant.now().plusSeconds(3600));
        await().untilAsserted(() -> assertThat(owner().get("/").status()).isEqualTo(200));
    }

    // ── who gets in

    @Test
    void a_ticket_becomes_a_cookie_of_this_host_and_leaves_the_address() {
        World.BOOKING.issueTicket("t-1", booking.toString());

        var entered = visitor().get("/lab/tree?a=1&ticket=t-1&b=%2F");

        assertThat(entered.status()).isEqualTo(303);
        assertThat(entered.header("Location")).isEqualTo("http://" + host() + "/lab/tree?a=1&b=%2F");
        assertThat(entered.header("Set-Cookie"))
                .startsWith("berth_workspace=ey")
                .contains("Path=/", "HTTPOnly", "SameSite=Lax", "Max-Age=43200")
                .doesNotContain("Domain", "Secure");
        var cookie = entered.header("Set-Cookie").split(";")[0];
        assertThat(visitor().with("Cookie", cookie).get("/lab").status()).isEqualTo(200);
    }

    @Test
    void only_a_live_workspace_gets_a_certificate_and_only_internal_callers_may_ask() {
        var question = "/internal/certificate-names?domain=";
        var proxy = new Caller(port);

        assertThat(proxy.get(question + host()).status()).isEqualTo(200);
        assertThat(proxy.get(question + UUID.randomUUID() + ".w.localhost").status())
                .isEqualTo(404);
        assertThat(proxy.get(question + "evil.example").status()).isEqualTo(404);
        assertThat(proxy.get("/internal/certificate-names").status()).isEqualTo(404);
        assertThat(proxy.with("X-Forwarded-For", "203.0.113.9")
                        .get(question + host())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_ticket_works_once_and_for_its_own_booking() {
        World.BOOKING.issueTicket("t-2", booking.toString());
        World.BOOKING.issueTicket("t-3", UUID.randomUUID().toString());

        assertThat(visitor().get("/?ticket=t-2").status()).isEqualTo(303);
        assertThat(visitor().get("/?ticket=t-2").status()).isEqualTo(401);
        assertThat(visitor().get("/?ticket=t-3").status()).isEqualTo(401);
        assertThat(owner().get("/?ticket=t-2").status())
                .as("a reload by somebody who is in")
                .isEqualTo(303);
    }

    @Test
    void a_path_that_looks_like_a_host_stays_a_path() {
        World.BOOKING.issueTicket("t-4", booking.toString());

        assertThat(visitor().get("//evil.example/?ticket=t-4").header("Location"))
                .startsWith("http://" + host() + "/");
    }

    @Test
    void without_a_cookie_every_id_gets_the_same_answer() {
        var known = visitor().get("/");
        var unknown = at(UUID.randomUUID() + ".w.localhost:8080").get("/");
        var nonsense = at("admin.w.localhost:8080").get("/");
        var bare = at("w.localhost:8080").get("/");

        assertThat(known.status()).isEqualTo(401);
        assertThat(known.body()).contains("Open it from Berth");
        assertThat(List.of(unknown, nonsense, bare))
                .allSatisfy(it -> assertThat(it.status()).isEqualTo(401))
                .allSatisfy(it -> assertThat(it.body()).isEqualTo(known.body()));
    }

    @Test
    void a_cookie_of_another_booking_or_an_access_token_opens_nothing() {
        var other = visitor().with("Cookie", "berth_workspace=" + World.KEYS.workspaceCookie(UUID.randomUUID()));
        var accessToken = visitor().with("Cookie", "berth_workspace=" + World.KEYS.accessToken());
        var unsigned = visitor().with("Cookie", "berth_workspace=" + World.KEYS.unsignedToken());

        assertThat(other.get("/").status()).isEqualTo(401);
        assertThat(accessToken.get("/").status()).isEqualTo(401);
        assertThat(unsigned.get("/").status()).isEqualTo(401);
    }

    @Test
    void a_second_cookie_that_a_sibling_planted_does_not_shut_the_owner_out() {
        var planted = visitor()
                .with(
                        "Cookie",
                        "berth_workspace=" + World.KEYS.workspaceCookie(UUID.randomUUID()) + "; berth_workspace="
                                + World.KEYS.workspaceCookie(booking));

        assertThat(planted.get("/").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"%s.W.LOCALHOST:8080", "%s.w.localhost:80", "%s.w.localhost", "%s.w.localhost.:8080"})
    void the_host_is_known_whatever_its_case_and_port(String form) {
        assertThat(withCookie(at(form.formatted(booking))).get("/").status()).isEqualTo(200);
    }

    // ── who may ask: pages of other origins

    @Test
    void a_sibling_workspace_cannot_call_in_although_the_browser_sends_the_cookie() {
        var sibling = owner().with("Sec-Fetch-Site", "same-site")
                .with("Sec-Fetch-Mode", "cors")
                .with("Sec-Fetch-Dest", "empty")
                .with("Origin", "http://" + UUID.randomUUID() + ".w.localhost:8080");
        var frame = owner().with("Sec-Fetch-Site", "same-site")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "iframe");

        assertThat(sibling.get("/api/contents").status()).isEqualTo(403);
        assertThat(sibling.post("/upload", "x").status()).isEqualTo(403);
        assertThat(frame.get("/").status()).isEqualTo(403);
    }

    @Test
    void a_person_may_come_from_berths_page_and_the_workspace_may_call_itself() {
        var opened = owner().with("Sec-Fetch-Site", "cross-site")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "document");
        var own = owner().with("Sec-Fetch-Site", "same-origin").with("Origin", "http://" + host());

        assertThat(opened.get("/").status()).isEqualTo(200);
        assertThat(opened.post("/upload", "x").status())
                .as("a form of another page")
                .isEqualTo(403);
        assertThat(own.post("/upload", "x").status()).isEqualTo(200);
    }

    @Test
    void a_web_socket_needs_the_workspaces_own_origin() {
        assertThatThrownBy(() -> echo(owner().with("Origin", "http://x.w.localhost:8080"), "hello"))
                .hasMessageContaining("403");
        assertThatThrownBy(() -> echo(visitor().with("Origin", "http://" + host()), "hello"))
                .hasMessageContaining("401");
    }

    @Test
    void the_api_and_the_app_are_not_on_a_workspace_host_nor_workspaces_on_berths() {
        World.BOOKING.issueTicket("t-5", booking.toString());

        assertThat(owner().withToken(World.KEYS.accessToken()).get("/api/v1/me").body())
                .as("the workspace's own page")
                .startsWith("uri=/api/v1/me");
        assertThat(visitor().get("/actuator/health").status()).isEqualTo(401);
        assertThat(visitor().get("/.well-known/jwks.json").status()).isEqualTo(401);
        assertThat(withCookie(anybody()).get("/?ticket=t-5").body()).contains("<title>Berth</title>");
        assertThat(World.BOOKING.wasOffered("t-5")).isFalse();
    }

    // ── what passes

    @Test
    void the_workspace_sees_the_visitors_host_and_none_of_berths_cookies() {
        var reply = owner().with("X-Forwarded-For", "203.0.113.9").get("/page?x=1&y=%20");

        assertThat(reply.body())
                .contains("uri=/page?x=1&y=%20", "host=" + host(), "for=127.0.0.1", "proto=http", "cookie=app=7");
        assertThat(reply.body()).doesNotContain("berth_");
    }

    @Test
    void a_path_arrives_byte_for_byte_however_it_is_written() {
        var path = "/%61%2F%2e%2E%5c%25;y=1?z=%61";

        assertThat(owner().get(path).body()).contains("uri=" + path + " ");
    }

    @Test
    void a_workspace_cannot_set_cookies_for_its_siblings_or_in_berths_name() {
        var cookies = owner().get("/cookies").headers().getAll("Set-Cookie");

        assertThat(cookies).containsExactly("app=1; Path=/");
        assertThat(owner().get("/cookies").headers().contains("Clear-Site-Data"))
                .isFalse();
    }

    @Test
    void a_redirect_to_the_address_on_the_node_leads_to_the_workspaces_origin() {
        assertThat(owner().get("/moved").header("Location")).isEqualTo("http://" + host() + "/lab?x=1");
    }

    @Test
    void uploads_may_be_larger_than_the_apis_limit_but_not_endless() {
        var pieces = Flux.range(0, 48).map(it -> "x".repeat(32 * 1024));
        var tooMany = Flux.range(0, 128).map(it -> "x".repeat(32 * 1024));

        assertThat(owner().postChunked("/upload", pieces).body()).isEqualTo(String.valueOf(48 * 32 * 1024));
        assertThat(owner().postChunked("/upload", tooMany).status()).isEqualTo(413);
        assertThat(owner().post("/upload", "x".repeat(3 * 1024 * 1024)).status())
                .isEqualTo(413);
    }

    @Test
    void a_stream_passes_unbuffered() {
        assertThat(owner().stream("/stream").blockFirst(Duration.ofSeconds(5))).isEqualTo("data: first\n\n");
        await().untilAsserted(() ->
                assertThat(INSIDE.open()).as("closed with the visitor").isZero());
    }

    @Test
    void a_web_socket_passes_both_ways_with_the_subprotocol_that_the_workspace_chose() {
        assertThat(echo(ownPage(), "hello")).isEqualTo("kernel.v1 hello");
        await().untilAsserted(() -> assertThat(INSIDE.open()).isZero());
    }

    @Test
    void a_web_socket_may_be_silent_for_longer_than_an_idle_connection() {
        var said = ownPage()
                .webSocket("/echo")
                .handle((in, out) -> out.sendString(Flux.just("late").delayElements(Duration.ofSeconds(3)))
                        .then()
                        .thenMany(in.receive().asString().take(1)))
                .blockFirst(Duration.ofSeconds(10));

        assertThat(said).isEqualTo("late");
    }

    @Test
    void a_refused_handshake_is_the_workspaces_answer() {
        assertThatThrownBy(() -> ownPage()
                        .webSocket("/refused")
                        .handle((in, out) -> in.receive().asString())
                        .blockFirst(Duration.ofSeconds(5)))
                .hasMessageContaining("418");
    }

    @Test
    void an_answer_that_breaks_off_inside_does_not_look_complete_outside() {
        assertThatThrownBy(() -> owner().get("/broken")).hasMessageContaining("prematurely");
    }

    @Test
    void a_workspace_that_does_not_answer_is_a_page_that_tries_again() {
        var silent = UUID.randomUUID();
        bookings.publish(silent, Bookings.started(silent, 1, 1, Instant.now().plusSeconds(60)));

        await().untilAsserted(() -> {
            var reply = ownerOf(silent).get("/");
            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.header("Refresh")).isEqualTo("3");
        });
    }

    @Test
    void a_workspace_that_is_not_running_yet_is_announced_to_its_owner_alone() {
        var early = UUID.randomUUID();
        bookings.publish(
                early,
                Bookings.started(
                        early, 1, "approved", "preparing", 1, Instant.now().plusSeconds(60)));

        await().untilAsserted(() -> assertThat(ownerOf(early).get("/").body()).contains("is starting"));
        assertThat(at(early + ".w.localhost:8080").get("/").status()).isEqualTo(401);
    }

    // ── the end

    @Test
    void the_end_by_an_event_cuts_web_sockets_and_streams_within_a_second() {
        var socket = openSocket();
        var stream = openStream();
        await().untilAsserted(() -> assertThat(INSIDE.open()).isEqualTo(2));

        bookings.publish(
                booking,
                Bookings.started(
                        booking,
                        4,
                        "completed",
                        "stopped",
                        INSIDE.port(),
                        Instant.now().plusSeconds(3600)));

        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> socket.isDone() && stream.isDone());
        await().untilAsserted(() -> assertThat(INSIDE.open()).isZero());
        assertThat(owner().get("/").status()).isEqualTo(410);
    }

    @Test
    void the_end_by_the_clock_needs_no_event() {
        var end = Instant.now().plusSeconds(2);
        runsUntil(booking, 4, end);
        var socket = openSocket();
        var stream = openStream();

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> socket.isDone() && stream.isDone());
        assertThat(Instant.now()).isBetween(end, end.plusMillis(1500));
        assertThat(owner().get("/").status()).isEqualTo(410);
    }

    @Test
    void an_extension_cuts_nothing() {
        runsUntil(booking, 4, Instant.now().plusSeconds(2));
        var socket = openSocket();

        var later = Instant.now().plusSeconds(4);
        runsUntil(booking, 5, later);

        await().until(socket::isDone);
        assertThat(Instant.now()).isAfterOrEqualTo(later);
    }

    @Test
    void an_erased_booking_has_no_workspace() {
        bookings.publish(booking, null);

        await().untilAsserted(() -> assertThat(owner().get("/").status()).isEqualTo(410));
    }

    // ── the people

    private String host() {
        return booking + ".w.localhost:8080";
    }

    private Caller at(String host) {
        return anybody().with("Host", host);
    }

    private Caller visitor() {
        return at(host());
    }

    private Caller owner() {
        return ownerOf(booking);
    }

    private Caller ownerOf(UUID id) {
        return at(id + ".w.localhost:8080")
                .with("Cookie", "app=7; berth_workspace=" + World.KEYS.workspaceCookie(id) + "; berth_refresh=r");
    }

    private Caller withCookie(Caller caller) {
        return caller.with("Cookie", "berth_workspace=" + World.KEYS.workspaceCookie(booking));
    }

    private Caller ownPage() {
        return owner().with("Origin", "http://" + host());
    }

    private static void runsUntil(UUID id, long version, Instant endsAt) {
        bookings.publish(id, Bookings.started(id, version, INSIDE.port(), endsAt));
    }

    private static @Nullable String echo(Caller caller, String text) {
        return caller.webSocket("/echo")
                .handle((in, out) -> out.sendString(Flux.just(text))
                        .then()
                        .thenMany(in.receive().asString().take(1).map(it -> in.selectedSubprotocol() + " " + it)))
                .blockFirst(Duration.ofSeconds(10));
    }

    /** Done when the other side closes it. */
    private CompletableFuture<@Nullable Void> openSocket() {
        return ownPage()
                .webSocket("/echo")
                .handle((in, out) -> in.receive().asString())
                .then()
                .onErrorComplete()
                .toFuture();
    }

    private CompletableFuture<@Nullable Void> openStream() {
        return owner().stream("/stream").then().onErrorComplete().toFuture();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(50));
    }
}
