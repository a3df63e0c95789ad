package dev.berth.booking.account;

import static org.awaitility.Awaitility.await;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A demotion, a new password and signing out everywhere end what was handed out before. */
@ServiceTest
class EndedTokensTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String ANOTHER = "another good one";

    private final Api api;
    private final TestPeople people;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final Browser here;
    private final Browser elsewhere;
    private final String email = Browser.newEmail();
    private String id = "";
    private String token = "";
    private String tokenElsewhere = "";

    EndedTokensTest(Api api, TestPeople people, TestClock clock, JdbcClient jdbc) {
        this.api = api;
        this.people = people;
        this.clock = clock;
        this.jdbc = jdbc;
        this.here = new Browser(api);
        this.elsewhere = new Browser(api);
    }

    /** In the middle of a second that does not pass, because tokens know their time of issue in whole seconds only. */
    @BeforeEach
    void signedInTwice() {
        clock.stopAt(Instant.now().truncatedTo(ChronoUnit.SECONDS).plusMillis(400));
        Answer registered = here.register(email, PASSWORD).is(201);
        id = registered.at("$.user.id");
        token = registered.at("$.accessToken");
        tokenElsewhere = elsewhere.signIn(email, PASSWORD).is(200).at("$.accessToken");
        me(token).is(200);
        me(tokenElsewhere).is(200);
    }

    @Test
    void a_new_password_ends_every_access_token_and_every_other_session() {
        changePassword().is(200);
        me(token).isProblem(401, "unauthorized");
        me(tokenElsewhere).isProblem(401, "unauthorized");
        elsewhere.refresh().is(401);
    }

    @Test
    void a_token_of_the_same_second_after_the_change_works() {
        changePassword().is(200);
        me(here.signIn(email, ANOTHER).is(200).at("$.accessToken")).is(200);
    }

    @Test
    void a_new_password_revokes_the_api_tokens() {
        String apiToken = api.send(with(token, api.request("POST", "/api/v1/me/tokens", null, "{\"name\":\"script\"}")))
                .is(201)
                .at("$.token");
        trade(apiToken).is(200);
        changePassword().is(200);
        trade(apiToken).isProblem(404, "not-found");
    }

    @Test
    void a_demotion_ends_every_access_token_and_every_session() {
        api.patch("/api/v1/users/" + id, people.admin(), "{\"role\":\"staff\"}").is(200);
        String asStaff = here.signIn(email, PASSWORD).is(200).at("$.accessToken");
        me(asStaff).is(200);

        api.patch("/api/v1/users/" + id, people.admin(), "{\"role\":\"student\"}")
                .is(200);
        me(asStaff).isProblem(401, "unauthorized");
        here.refresh().is(401);
    }

    @Test
    void signing_out_everywhere_ends_all_but_the_session_that_asks() {
        api.send(with(token, api.request("DELETE", "/api/v1/me/sessions", null, null)))
                .is(204);
        me(token).isProblem(401, "unauthorized");
        me(tokenElsewhere).isProblem(401, "unauthorized");
        elsewhere.refresh().is(401);
        me(here.refresh().is(200).at("$.accessToken")).is(200);
    }

    @Test
    void signing_out_everywhere_twice_in_one_second_ends_what_was_issued_in_between() {
        api.send(with(token, api.request("DELETE", "/api/v1/me/sessions", null, null)))
                .is(204);
        String between = here.refresh().is(200).at("$.accessToken");
        api.send(with(between, api.request("DELETE", "/api/v1/me/sessions", null, null)))
                .is(204);
        me(between).isProblem(401, "unauthorized");
        me(here.refresh().is(200).at("$.accessToken")).is(200);
    }

    /** As if another replica had done it: nobody tells this one. */
    @Test
    void what_another_replica_ended_is_refused_within_ten_seconds() {
        jdbc.sql("update person set tokens_valid_after = date_trunc('second', ?::timestamptz) + interval '1 second'"
                        + " where id = ?::uuid")
                .params(clock.instant().toString(), id)
                .update();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> me(token).isProblem(401, "unauthorized"));
    }

    private Answer changePassword() {
        return api.send(with(token, api.request("PATCH", "/api/v1/me", null, """
                {"password":"%s","currentPassword":"%s"}""".formatted(ANOTHER, PASSWORD))));
    }

    private Answer me(String accessToken) {
        return api.send(with(accessToken, api.request("GET", "/api/v1/me", null, null)));
    }

    private Answer trade(String apiToken) {
        return api.post("/internal/api-tokens/redeem", null, "{\"token\":\"" + apiToken + "\"}");
    }

    private static HttpRequest.Builder with(String accessToken, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + accessToken);
    }
}
