package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.security.Role;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class PeopleTest {
    private static final String PASSWORD = "correct horse battery";

    private final Api api;
    private final TestPeople people;
    private final JdbcClient jdbc;

    PeopleTest(Api api, TestPeople people, JdbcClient jdbc) {
        this.api = api;
        this.people = people;
        this.jdbc = jdbc;
    }

    @Test
    void people_see_and_change_their_own_account() {
        TestPerson student = people.student();
        assertThat(api.get("/api/v1/me", student).is(200).<String>at("$.email")).isEqualTo(student.email());
        api.patch("/api/v1/me", student, """
                {"name":" Grace Hopper ","timeZone":"America/New_York"}""").is(200);
        Answer me = api.get("/api/v1/me", student);
        assertThat(me.<String>at("$.name")).isEqualTo("Grace Hopper");
        assertThat(me.<String>at("$.timeZone")).isEqualTo("America/New_York");
    }

    @Test
    void a_new_password_asks_for_the_current_one_and_ends_other_sessions() {
        Browser here = new Browser(api);
        String email = Browser.newEmail();
        String token = here.register(email, PASSWORD).at("$.accessToken");
        Browser elsewhere = new Browser(api);
        elsewhere.signIn(email, PASSWORD).is(200);

        changePassword(token, "{\"password\":\"another good one\"}").isInvalid("currentPassword");
        changePassword(token, "{\"password\":\"another good one\",\"currentPassword\":\"wrong\"}")
                .isInvalid("currentPassword");
        Answer changed = changePassword(
                        token, "{\"password\":\"another good one\",\"currentPassword\":\"" + PASSWORD + "\"}")
                .is(200);

        assertThat(changed.header("Set-Cookie")).startsWith("berth_refresh=");
        elsewhere.refresh().is(401);
        here.signIn(email, PASSWORD).is(401);
        here.signIn(email, "another good one").is(200);
    }

    @Test
    void an_admin_finds_people_page_by_page() {
        String mark = UUID.randomUUID().toString();
        List<UUID> three = List.of(
                people.anyone(Role.STUDENT, "A " + mark).id(),
                people.anyone(Role.STUDENT, "B " + mark).id(),
                people.anyone(Role.STAFF, "C " + mark).id());
        TestPerson admin = people.admin();
        Answer first = api.get("/api/v1/users?limit=2&query=" + mark.toUpperCase(Locale.ROOT), admin);
        Answer second = api.get("/api/v1/users?limit=2&query=" + mark + "&cursor=" + first.at("$.nextCursor"), admin);
        assertThat(first.<List<String>>at("$.items[*].id")).hasSize(2);
        assertThat(second.<List<String>>at("$.items[*].id")).hasSize(1);
        assertThat(three.stream().map(UUID::toString))
                .containsAll(first.<List<String>>at("$.items[*].id"))
                .containsAll(second.<List<String>>at("$.items[*].id"));
        assertThat(api.get("/api/v1/users?query=%25" + mark, admin).<List<?>>at("$.items"))
                .isEmpty();
    }

    @Test
    void an_admin_makes_somebody_staff_and_their_sessions_end() {
        Browser browser = new Browser(api);
        String id = browser.register(Browser.newEmail(), PASSWORD).at("$.user.id");
        Answer changed = api.patch("/api/v1/users/" + id, people.admin(), "{\"role\":\"staff\"}")
                .is(200);
        assertThat(changed.<String>at("$.role")).isEqualTo("staff");
        browser.refresh().is(401);
        assertThat(jdbc.sql(
                                "select changes::text from audit_entry where subject_id = ?::uuid and action = 'role-changed'")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("{\"role\": {\"new\": \"staff\", \"old\": \"student\"}}");
    }

    @Test
    void a_role_that_does_not_exist_is_named_at_its_field() {
        String path = "/api/v1/users/" + people.student().id();
        Answer answer = api.patch(path, people.admin(), "{\"role\":\"root\"}").isInvalid("role");
        assertThat(answer.<List<String>>at("$.errors[*].message"))
                .containsExactly("must be one of student, staff, admin");
        api.patch(path, people.admin(), "{}").isInvalid("role");
    }

    @Test
    void nobody_unknown_gets_a_role() {
        api.patch("/api/v1/users/" + UUID.randomUUID(), people.admin(), "{\"role\":\"staff\"}")
                .isProblem(404, "not-found");
        api.patch("/api/v1/users/me", people.admin(), "{\"role\":\"staff\"}").isProblem(404, "not-found");
    }

    private Answer changePassword(String token, String body) {
        return api.send(api.request("PATCH", "/api/v1/me", null, body).header("Authorization", "Bearer " + token));
    }
}
