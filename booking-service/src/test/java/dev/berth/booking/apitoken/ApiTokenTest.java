package dev.berth.booking.apitoken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.security.Role;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.Rush;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class ApiTokenTest {
    private static final String TOKENS = "/api/v1/me/tokens";

    private final Api api;
    private final TestPeople people;
    private final TestClock clock;
    private final JdbcClient jdbc;

    ApiTokenTest(Api api, TestPeople people, TestClock clock, JdbcClient jdbc) {
        this.api = api;
        this.people = people;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void a_token_is_shown_once_and_listed_by_its_name_and_hint() {
        TestPerson ada = people.student();
        Answer made = make(ada, "nightly job", 30);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        String token = made.at("$.token");

        Answer list = api.get(TOKENS, ada).is(200);
        assertThat(list.body()).doesNotContain(token);
        assertThat(list.<List<String>>at("$.items[*].name")).containsExactly("nightly job");
        assertThat(list.<String>at("$.items[0].hint")).isEqualTo(token.substring(0, 10) + "…");
        assertThat(list.<List<String>>at("$.items[*].lastUsedAt")).isEmpty();
    }

    @Test
    void the_database_does_not_know_the_token() {
        String token = make(people.student(), "script", 1).at("$.token");
        assertThat(jdbc.sql("select count(*) from api_token t where t::text like ?")
                        .param("%" + token.substring(6) + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_token_is_traded_for_a_short_access_token_that_acts_for_its_person() {
        TestPerson ada = people.student();
        Answer traded = trade(make(ada, "script", 1).at("$.token")).is(200);
        assertThat(traded.<Integer>at("$.expiresIn")).isEqualTo(180);
        assertThat(api.get("/api/v1/me", with(ada, traded)).is(200).<String>at("$.id"))
                .isEqualTo(ada.id().toString());
    }

    @Test
    void an_api_token_makes_no_token_and_changes_no_password_but_the_name() {
        TestPerson ada = people.student();
        TestPerson script = with(ada, trade(make(ada, "script", 1).at("$.token")));
        api.post(TOKENS, script, "{\"name\":\"another\"}").isProblem(403, "forbidden");
        api.patch("/api/v1/me", script, """
                {"password":"a long new one","currentPassword":"whatever it was"}""").isProblem(403, "forbidden");
        api.patch("/api/v1/me", script, "{\"name\":\"Renamed\"}").is(200);
        assertThat(api.get(TOKENS, script).is(200).<List<?>>at("$.items")).hasSize(1);
    }

    @Test
    void a_revoked_token_opens_nothing() {
        TestPerson ada = people.student();
        Answer made = make(ada, "script", 1);
        api.delete(TOKENS + "/" + made.at("$.id"), ada).is(204);
        trade(made.at("$.token")).isProblem(404, "not-found");
        api.delete(TOKENS + "/" + made.at("$.id"), ada).isProblem(404, "not-found");
    }

    @Test
    void nobody_sees_or_revokes_the_token_of_another() {
        Answer made = make(people.student(), "script", 1);
        TestPerson stranger = people.admin();
        assertThat(api.get(TOKENS, stranger).<List<?>>at("$.items")).isEmpty();
        api.delete(TOKENS + "/" + made.at("$.id"), stranger).isProblem(404, "not-found");
        trade(made.at("$.token")).is(200);
    }

    @Test
    void an_expired_token_opens_nothing_and_is_traded_for_no_longer_than_it_lasts() {
        String token = make(people.student(), "script", 1).at("$.token");
        clock.advance(Duration.ofDays(1).minusSeconds(60));
        assertThat(trade(token).is(200).<Integer>at("$.expiresIn")).isBetween(1, 60);
        clock.advance(Duration.ofSeconds(61));
        trade(token).isProblem(404, "not-found");
    }

    @Test
    void the_last_use_is_written_at_most_once_a_minute() {
        TestPerson ada = people.student();
        String token = make(ada, "script", 1).at("$.token");
        trade(token).is(200);
        String first = lastUse(ada);
        clock.advance(Duration.ofSeconds(20));
        trade(token).is(200);
        assertThat(lastUse(ada)).isEqualTo(first);
        clock.advance(Duration.ofSeconds(60));
        trade(token).is(200);
        assertThat(lastUse(ada)).isGreaterThan(first);
    }

    @Test
    void a_token_speaks_for_the_role_that_its_person_has_at_the_trade() {
        TestPerson ada = people.anyone(Role.ADMIN, "Ada");
        String token = make(ada, "script", 1).at("$.token");
        api.get("/api/v1/users", with(ada, trade(token))).is(200);
        api.patch("/api/v1/users/" + ada.id(), people.admin(), "{\"role\":\"student\"}")
                .is(200);
        api.get("/api/v1/users", with(ada, trade(token))).isProblem(403, "forbidden");
    }

    @Test
    void a_person_has_at_most_25_unexpired_tokens() {
        TestPerson ada = people.student();
        for (int i = 0; i < 25; i++) make(ada, "token " + i, 1);
        api.post(TOKENS, ada, "{\"name\":\"one more\"}").isProblem(422, "rule-broken");
        clock.advance(Duration.ofDays(2));
        make(people.signedInAgain(ada), "after the others expired", 1);
    }

    @Test
    @Tag("race")
    void nor_more_of_them_when_all_are_asked_for_at_once() {
        TestPerson ada = people.student();
        List<Integer> answers = Rush.of(
                40, n -> api.post(TOKENS, ada, "{\"name\":\"token " + n + "\"}").status());
        assertThat(answers).filteredOn(it -> it == 201).hasSize(25);
        assertThat(answers).filteredOn(it -> it == 422).hasSize(15);
    }

    @Test
    void what_is_wrong_with_a_wish_is_said_at_its_field() {
        TestPerson ada = people.student();
        api.post(TOKENS, ada, "{}").isInvalid("name");
        api.post(TOKENS, ada, "{\"name\":\" \"}").isInvalid("name");
        api.post(TOKENS, ada, "{\"name\":\"x\",\"expiresInDays\":0}").isInvalid("expiresInDays");
        api.post(TOKENS, ada, "{\"name\":\"x\",\"expiresInDays\":367}").isInvalid("expiresInDays");
    }

    @Test
    void nonsense_is_no_token() {
        trade("berth_nonsense").isProblem(404, "not-found");
        trade(TokenText.fresh().value()).isProblem(404, "not-found");
        api.post("/internal/api-tokens/redeem", null, "{}").isInvalid("token");
    }

    @Test
    void making_and_revoking_stand_in_the_audit() {
        TestPerson ada = people.student();
        String id = make(ada, "script", 1).at("$.id");
        api.delete(TOKENS + "/" + id, ada).is(204);
        assertThat(jdbc.sql("select action from audit_entry where subject_id = ? order by id")
                        .param(ada.id())
                        .query(String.class)
                        .list())
                .containsExactly("api-token-made", "api-token-revoked");
    }

    private Answer make(TestPerson person, String name, int days) {
        return api.post(TOKENS, person, "{\"name\":\"%s\",\"expiresInDays\":%d}".formatted(name, days))
                .is(201);
    }

    private Answer trade(String token) {
        return api.post("/internal/api-tokens/redeem", null, "{\"token\":\"" + token + "\"}");
    }

    private static TestPerson with(TestPerson person, Answer traded) {
        return new TestPerson(person.caller(), person.email(), traded.at("$.accessToken"));
    }

    private String lastUse(TestPerson person) {
        return api.get(TOKENS, people.signedInAgain(person)).at("$.items[0].lastUsedAt");
    }
}
