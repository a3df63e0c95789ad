package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class MySessionsTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String SESSIONS = "/api/v1/me/sessions";

    private final Api api;
    private final TestClock clock;
    private final TestPeople people;
    private final Browser here;
    private final Browser elsewhere;
    private final String email = Browser.newEmail();
    private String token = "";
    private String tokenElsewhere = "";

    MySessionsTest(Api api, TestClock clock, TestPeople people) {
        this.api = api;
        this.clock = clock;
        this.people = people;
        this.here = new Browser(api, "203.0.113.7");
        this.elsewhere = new Browser(api, "2001:db8::1");
    }

    @BeforeEach
    void signedInTwice() {
        token = here.register(email, PASSWORD).is(201).at("$.accessToken");
        clock.advance(Duration.ofMinutes(1));
        tokenElsewhere = elsewhere.signIn(email, PASSWORD).is(200).at("$.accessToken");
    }

    @Test
    void people_see_where_they_are_signed_in() {
        Answer list = call("GET", SESSIONS, token).is(200);
        assertThat(list.<List<Boolean>>at("$.items[*].current")).containsExactly(false, true);
        assertThat(list.<List<String>>at("$.items[*].address")).containsExactly("2001:db8::1", "203.0.113.7");
        assertThat(list.<List<String>>at("$.items[*].userAgent")).containsOnly("Test browser");
        assertThat(list.<List<String>>at("$.items[*].createdAt"))
                .isEqualTo(list.<List<String>>at("$.items[*].lastUsedAt"));
        assertThat(list.<List<String>>at("$.items[*].expiresAt")).hasSize(2);
    }

    @Test
    void a_refresh_is_a_use() {
        clock.advance(Duration.ofMinutes(2));
        String next = here.refresh().is(200).at("$.accessToken");
        Answer list = call("GET", SESSIONS, next).is(200);
        assertThat(list.<List<Boolean>>at("$.items[*].current")).containsExactly(true, false);
        assertThat(list.<String>at("$.items[0].lastUsedAt")).isGreaterThan(list.at("$.items[0].createdAt"));
    }

    @Test
    void one_that_is_ended_is_over_at_once_and_only_that() {
        call("DELETE", SESSIONS + "/" + idOf(tokenElsewhere), token).is(204);
        elsewhere.refresh().is(401);
        call("GET", "/api/v1/me", tokenElsewhere).isProblem(401, "unauthorized");
        here.refresh().is(200);
        call("GET", "/api/v1/me", token).is(200);
        assertThat(call("GET", SESSIONS, token).<List<?>>at("$.items")).hasSize(1);
    }

    @Test
    void nobody_ends_the_session_of_another() {
        String id = idOf(token);
        api.delete(SESSIONS + "/" + id, people.admin()).isProblem(404, "not-found");
        api.delete(SESSIONS + "/" + UUID.randomUUID(), people.student()).isProblem(404, "not-found");
        here.refresh().is(200);
    }

    /** A stolen one could otherwise sign its owner out faster than the owner revokes it. */
    @Test
    void an_api_token_ends_no_sessions() {
        String apiToken = api.send(api.request("POST", "/api/v1/me/tokens", null, "{\"name\":\"script\"}")
                        .header("Authorization", "Bearer " + token))
                .is(201)
                .at("$.token");
        String script = api.post("/internal/api-tokens/redeem", null, "{\"token\":\"" + apiToken + "\"}")
                .is(200)
                .at("$.accessToken");
        call("DELETE", SESSIONS, script).isProblem(403, "forbidden");
        call("DELETE", SESSIONS + "/" + idOf(token), script).isProblem(403, "forbidden");
        here.refresh().is(200);
        elsewhere.refresh().is(200);
    }

    @Test
    void a_session_ends_after_ninety_days_however_often_it_is_used() {
        for (int days = 20; days <= 80; days += 20) {
            clock.advance(Duration.ofDays(20));
            here.refresh().is(200);
        }
        clock.advance(Duration.ofDays(9));
        Answer last = here.refresh().is(200);
        assertThat(Integer.parseInt(last.header("Set-Cookie").replaceAll(".*Max-Age=(\\d+).*", "$1")))
                .isBetween(1, 24 * 3600);
        clock.advance(Duration.ofDays(1));
        here.refresh().isProblem(401, "unauthorized");
    }

    /** Of the session that this access token belongs to. */
    private String idOf(String accessToken) {
        return call("GET", SESSIONS, accessToken)
                .is(200)
                .<List<String>>at("$.items[?(@.current)].id")
                .getFirst();
    }

    private Answer call(String method, String path, String accessToken) {
        return api.send(api.request(method, path, null, null).header("Authorization", "Bearer " + accessToken));
    }
}
