package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
import dev.berth.booking.testing.TestTopics;
import dev.berth.engines.Engines;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Admins reset, disable, enable and delete accounts; what was handed out before ends at once. */
@ServiceTest
class AccountLifeTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String ANOTHER = "another good one";

    private final Api api;
    private final TestPeople people;
    private final TestRooms rooms;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final String network;
    private final Browser browser;
    private final String email = Browser.newEmail();
    private final TestPerson admin;
    private String id = "";
    private String token = "";

    AccountLifeTest(Api api, TestPeople people, TestRooms rooms, TestClock clock, JdbcClient jdbc) {
        this.api = api;
        this.people = people;
        this.rooms = rooms;
        this.clock = clock;
        this.jdbc = jdbc;
        // A network of its own, because failures are counted per network.
        int random = UUID.randomUUID().hashCode();
        this.network = "2001:db8:%x:%x::1".formatted(random >>> 16, random & 0xffff);
        this.browser = new Browser(api, network);
        this.admin = people.admin();
    }

    @BeforeEach
    void somebodyIsSignedIn() {
        Answer registered = browser.register(email, PASSWORD).is(201);
        id = registered.at("$.user.id");
        token = registered.at("$.accessToken");
    }

    @Test
    void a_reset_link_sets_a_new_password_once_and_ends_what_was_handed_out() {
        String apiToken = as(token, "POST", "/api/v1/me/tokens", "{\"name\":\"script\"}")
                .is(201)
                .at("$.token");
        Answer link = api.post(user("/reset-link"), admin, null).is(201);
        assertThat(link.header("Cache-Control")).isEqualTo("no-store");
        assertThat(link.<String>at("$.url")).endsWith("/reset#token=" + link.at("$.token"));
        assertThat(Instant.parse(link.at("$.expiresAt")))
                .isBetween(
                        clock.instant().plus(Duration.ofHours(23)),
                        clock.instant().plus(Duration.ofHours(24)));
        me(token).is(200);

        reset(link.at("$.token"), ANOTHER).is(204);

        me(token).is(401);
        browser.refresh().is(401);
        trade(apiToken).is(404);
        browser.signIn(email, PASSWORD).is(401);
        browser.signIn(email, ANOTHER).is(200);
        reset(link.at("$.token"), PASSWORD).isProblem(401, "unauthorized");
        assertThat(actions()).contains("reset-link-made", "password-reset");
    }

    @Test
    void a_reset_link_is_too_old_after_a_day_and_only_the_newest_works() {
        String first = api.post(user("/reset-link"), admin, null).at("$.token");
        String second = api.post(user("/reset-link"), admin, null).at("$.token");
        reset(first, ANOTHER).isProblem(401, "unauthorized");
        clock.advance(Duration.ofHours(24).plusSeconds(1));
        reset(second, ANOTHER).isProblem(401, "unauthorized");
    }

    @Test
    void a_refused_password_does_not_use_the_link_up() {
        String link = api.post(user("/reset-link"), admin, null).at("$.token");
        reset(link, "short").isInvalid("password");
        reset(link, ANOTHER).is(204);
    }

    @Test
    void the_database_does_not_know_the_token_of_a_reset_link() {
        String link = api.post(user("/reset-link"), admin, null).at("$.token");
        assertThat(jdbc.sql("select count(*) from password_reset t where t::text like ?")
                        .param("%" + link + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void no_link_resets_an_admins_password_not_even_one_made_before() {
        String link = api.post(user("/reset-link"), admin, null).at("$.token");
        api.patch(user(""), admin, "{\"role\":\"admin\"}").is(200);
        reset(link, ANOTHER).isProblem(401, "unauthorized");
        api.post(user("/reset-link"), admin, null).isProblem(403, "forbidden");
        api.post("/api/v1/users/" + admin.id() + "/reset-link", admin, null).isProblem(403, "forbidden");
    }

    @Test
    void a_network_that_guesses_tokens_has_to_wait() {
        for (int i = 0; i < 10; i++) reset("guess-" + i, ANOTHER).is(401);
        Answer throttled = reset("guess-11", ANOTHER).isProblem(429, "too-many-requests");
        assertThat(Long.parseLong(throttled.header("Retry-After"))).isPositive();
    }

    @Test
    void a_disabled_account_loses_its_sessions_and_tokens_at_once_and_gets_in_again_when_enabled() {
        String apiToken = as(token, "POST", "/api/v1/me/tokens", "{\"name\":\"script\"}")
                .is(201)
                .at("$.token");
        assertThat(api.post(user("/disable"), admin, null).is(200).<Boolean>at("$.disabled"))
                .isTrue();
        me(token).is(401);
        browser.refresh().is(401);
        trade(apiToken).is(404);
        assertThat(browser.signIn(email, PASSWORD).is(401).<String>at("$.detail"))
                .contains("disabled");
        assertThat(browser.signIn(email, "wrong password").is(401).<String>at("$.detail"))
                .doesNotContain("disabled");
        api.post(user("/disable"), admin, null).is(200);

        assertThat(api.post(user("/enable"), admin, null).is(200).<Boolean>at("$.disabled"))
                .isFalse();
        browser.signIn(email, PASSWORD).is(200);
        trade(apiToken).is(200);
        assertThat(actions()).containsOnlyOnce("account-disabled").containsOnlyOnce("account-enabled");
        assertThat(events(3))
                .element(1)
                .satisfies(it ->
                        assertThat(JsonPath.<Boolean>read(it, "$.disabled")).isTrue());
    }

    @Test
    void a_deleted_account_leaves_its_bookings_without_its_name() {
        TestRoom room = rooms.room();
        Instant start = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(3));
        String booking = as(token, "POST", "/api/v1/bookings", """
                        {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","roomId":"%s"}""".formatted(
                                start, start.plus(Duration.ofHours(1)), room.id()))
                .is(201)
                .at("$.id");
        as(token, "PATCH", "/api/v1/me", "{\"name\":\"Augusta Ada King\"}").is(200);

        api.delete(user(""), admin).is(204);

        me(token).is(401);
        browser.refresh().is(401);
        browser.signIn(email, PASSWORD).is(401);
        Answer kept = api.get("/api/v1/bookings/" + booking, admin).is(200);
        assertThat(kept.<String>at("$.status")).isEqualTo("approved");
        assertThat(kept.<String>at("$.user.name")).isEqualTo("Deleted account");
        for (String address : List.of(
                "/api/v1/bookings/" + booking,
                "/api/v1/bookings/" + booking + "/history",
                "/api/v1/audit?limit=200",
                "/api/v1/users?query=" + email)) {
            assertThat(api.get(address, admin).is(200).body()).doesNotContain("Augusta", email);
        }
        assertThat(api.get("/api/v1/audit?subjectKind=person&subjectId=" + id, admin)
                        .is(200)
                        .body())
                .doesNotContain("Augusta", "Lovelace");
        assertThat(jdbc.sql("select count(*) from person p where p::text like ? or p::text like '%Augusta Ada King%'")
                        .param("%" + email + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(events(2).getLast()).isNull();
        api.delete(user(""), admin).isProblem(404, "not-found");
        api.post(user("/enable"), admin, null).isProblem(404, "not-found");
        api.post(user("/reset-link"), admin, null).isProblem(404, "not-found");
        api.patch(user(""), admin, "{\"role\":\"staff\"}").isProblem(404, "not-found");
        browser.register(email, PASSWORD).is(201);
    }

    @Test
    void nobody_disables_or_deletes_their_own_account_and_a_disabled_admin_does_not_count() {
        assertThat(api.post("/api/v1/users/" + admin.id() + "/disable", admin, null)
                        .isProblem(422, "rule-broken")
                        .<String>at("$.rule"))
                .isEqualTo("own-account");
        api.delete("/api/v1/users/" + admin.id(), admin).isProblem(422, "rule-broken");
        api.get("/api/v1/me", admin).is(200);
    }

    @Test
    void only_admins_touch_the_accounts_of_others() {
        for (TestPerson other : List.of(people.student(), people.staff())) {
            for (String verb : List.of("/reset-link", "/disable", "/enable")) {
                api.post(user(verb), other, null).isProblem(403, "forbidden");
            }
            api.delete(user(""), other).isProblem(403, "forbidden");
        }
        for (String verb : List.of("/reset-link", "/disable", "/enable")) {
            api.post(user(verb), null, null).is(401);
            api.post("/api/v1/users/" + UUID.randomUUID() + verb, admin, null).isProblem(404, "not-found");
        }
        me(token).is(200);
    }

    @Test
    void a_person_takes_along_everything_that_is_held_about_them_and_nothing_secret() {
        String apiToken = as(token, "POST", "/api/v1/me/tokens", "{\"name\":\"script\"}")
                .is(201)
                .at("$.token");
        Instant start = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(3));
        as(token, "POST", "/api/v1/bookings", """
                        {"kind":"room","startsAt":"%s","endsAt":"%s","title":"My seminar","roomId":"%s"}""".formatted(
                        start, start.plus(Duration.ofHours(1)), rooms.room().id()))
                .is(201);

        Answer export = as(token, "GET", "/api/v1/me/export", null).is(200);

        assertThat(export.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains(".json");
        assertThat(export.header("Cache-Control")).isEqualTo("no-store");
        assertThat(export.<String>at("$.account.email")).isEqualTo(email);
        assertThat(export.<List<String>>at("$.bookings[*].title")).containsExactly("My seminar");
        assertThat(export.<List<String>>at("$.apiTokens[*].name")).containsExactly("script");
        assertThat(export.<List<?>>at("$.sessions")).hasSize(1);
        assertThat(export.<List<String>>at("$.accountHistory[*].action")).contains("registered");
        assertThat(export.body()).doesNotContain(apiToken, "argon2", "passwordHash");
        api.get("/api/v1/me/export", null).is(401);
        assertThat(api.get("/api/v1/me/export", people.student()).is(200).body())
                .doesNotContain(email, "My seminar");
    }

    private String user(String verb) {
        return "/api/v1/users/" + id + verb;
    }

    private Answer me(String accessToken) {
        return as(accessToken, "GET", "/api/v1/me", null);
    }

    private Answer as(String accessToken, String method, String path, @Nullable String body) {
        return api.send(api.request(method, path, null, body).header("Authorization", "Bearer " + accessToken));
    }

    private Answer reset(String resetToken, String password) {
        return api.send(api.request("POST", "/api/v1/auth/password-reset", null, """
                        {"token":"%s","password":"%s"}""".formatted(resetToken, password))
                .header("X-Forwarded-For", network));
    }

    private Answer trade(String apiToken) {
        return api.post("/internal/api-tokens/redeem", null, "{\"token\":\"" + apiToken + "\"}");
    }

    private List<@Nullable String> actions() {
        return jdbc.sql("select action from audit_entry where subject_id = ?::uuid order by id")
                .param(id)
                .query(String.class)
                .list();
    }

    private List<@Nullable String> events(int count) {
        return TestTopics.read(
                        Engines.kafka().bootstrapServers(),
                        "berth.people",
                        it -> it.key().equals(id),
                        all -> all.size() >= count)
                .stream()
                .<@Nullable String>map(it -> it.value())
                .toList();
    }
}
