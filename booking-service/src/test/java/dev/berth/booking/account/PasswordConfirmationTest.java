package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An access token alone makes no API tokens and changes no roles: the password must have been given lately. */
@ServiceTest
class PasswordConfirmationTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String NEEDED = "password-confirmation-required";

    private final Api api;
    private final TestClock clock;
    private final TestPeople people;
    private final Browser browser;
    private final String email = Browser.newEmail();
    private final JdbcClient jdbc;

    PasswordConfirmationTest(Api api, TestClock clock, TestPeople people, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.people = people;
        this.jdbc = jdbc;
        this.browser = new Browser(api);
    }

    @BeforeEach
    void anAdminWithAPassword() {
        String id = browser.register(email, PASSWORD).is(201).at("$.user.id");
        jdbc.sql("update person set role = 'admin' where id = ?::uuid")
                .param(id)
                .update();
    }

    @Test
    void signing_in_counts_as_giving_the_password() {
        String token = browser.signIn(email, PASSWORD).is(200).at("$.accessToken");
        clock.advance(Duration.ofMinutes(9));
        makeToken(token).is(201);
        changeRole(token).is(200);
    }

    @Test
    void ten_minutes_later_the_password_is_asked_for_and_a_refresh_does_not_replace_it() {
        browser.signIn(email, PASSWORD).is(200);
        clock.advance(Duration.ofMinutes(11));
        String token = browser.refresh().is(200).at("$.accessToken");
        makeToken(token).isProblem(403, NEEDED);
        changeRole(token).isProblem(403, NEEDED);
    }

    @Test
    void who_confirms_goes_on_with_the_token_of_the_answer() {
        browser.signIn(email, PASSWORD).is(200);
        clock.advance(Duration.ofMinutes(11));
        String stale = browser.refresh().is(200).at("$.accessToken");

        Answer confirmed = browser.confirm(stale, PASSWORD).is(200);

        assertThat(confirmed.<String>at("$.tokenType")).isEqualTo("Bearer");
        assertThat(confirmed.<String>at("$.user.email")).isEqualTo(email);
        assertThat(confirmed.header("Cache-Control")).contains("no-store");
        makeToken(confirmed.at("$.accessToken")).is(201);
        changeRole(confirmed.at("$.accessToken")).is(200);
        // The session remembers it for its later access tokens, and no other session does.
        makeToken(browser.refresh().is(200).at("$.accessToken")).is(201);
        makeToken(stale).isProblem(403, NEEDED);
    }

    @Test
    void another_session_of_the_same_person_is_not_confirmed() {
        Browser left_open = new Browser(api);
        left_open.signIn(email, PASSWORD).is(200);
        clock.advance(Duration.ofMinutes(11));
        browser.signIn(email, PASSWORD).is(200);
        makeToken(left_open.refresh().is(200).at("$.accessToken")).isProblem(403, NEEDED);
    }

    @Test
    void a_wrong_password_confirms_nothing_and_is_throttled_as_a_sign_in_is() {
        String token = browser.signIn(email, PASSWORD).is(200).at("$.accessToken");
        for (int i = 0; i < 5; i++)
            browser.confirm(token, "wrong horse battery").isInvalid("password");
        browser.confirm(token, PASSWORD).isProblem(429, "too-many-requests");
    }

    @Test
    void a_session_that_was_ended_confirms_nothing() {
        String token = browser.signIn(email, PASSWORD).is(200).at("$.accessToken");
        browser.logout().is(204);
        browser.confirm(token, PASSWORD).isProblem(401, "unauthorized");
    }

    @Test
    void an_api_token_cannot_confirm_make_tokens_or_change_roles() {
        String token = browser.signIn(email, PASSWORD).is(200).at("$.accessToken");
        String apiToken = makeToken(token).is(201).at("$.token");
        String script = api.post("/internal/api-tokens/redeem", null, "{\"token\":\"" + apiToken + "\"}")
                .is(200)
                .at("$.accessToken");
        for (Answer refused : List.of(browser.confirm(script, PASSWORD), makeToken(script), changeRole(script))) {
            refused.isProblem(403, "forbidden");
        }
    }

    private Answer makeToken(String accessToken) {
        return call("POST", "/api/v1/me/tokens", accessToken, "{\"name\":\"script\"}");
    }

    private Answer changeRole(String accessToken) {
        return call("PATCH", "/api/v1/users/" + people.student().id(), accessToken, "{\"role\":\"staff\"}");
    }

    private Answer call(String method, String path, String accessToken, String body) {
        return api.send(api.request(method, path, null, body).header("Authorization", "Bearer " + accessToken));
    }
}
