package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an access token says of its person's role was true when it was issued. */
@ServiceTest
class CurrentRoleTest {
    private final Api api;
    private final TestPeople people;
    private final JdbcClient jdbc;

    CurrentRoleTest(Api api, TestPeople people, JdbcClient jdbc) {
        this.api = api;
        this.people = people;
        this.jdbc = jdbc;
    }

    @Test
    void a_demoted_admin_cannot_make_herself_admin_again_with_her_old_token() {
        TestPerson ada = people.admin();
        api.patch("/api/v1/users/" + ada.id(), people.admin(), "{\"role\":\"student\"}")
                .is(200);

        api.patch("/api/v1/users/" + ada.id(), ada, "{\"role\":\"admin\"}").isProblem(403, "forbidden");

        assertThat(roleOf(ada)).isEqualTo("student");
    }

    /** No cache of this replica knows of it. */
    @Test
    void every_write_of_an_admin_or_of_staff_reads_the_role_from_the_database() {
        TestPerson admin = people.admin();
        TestPerson staff = people.staff();
        jdbc.sql("update person set role = 'student' where id in (?, ?)")
                .params(admin.id(), staff.id())
                .update();

        api.patch("/api/v1/users/" + admin.id(), admin, "{\"role\":\"admin\"}").isProblem(403, "forbidden");
        api.post("/api/v1/rooms", admin, "{}").isProblem(403, "forbidden");
        api.post("/api/v1/course-sessions", staff, "{}").isProblem(403, "forbidden");
    }

    @Test
    void an_admin_who_has_become_staff_writes_as_staff() {
        TestPerson admin = people.admin();
        jdbc.sql("update person set role = 'staff' where id = ?")
                .param(admin.id())
                .update();
        api.post("/api/v1/rooms", admin, "{}").isProblem(403, "forbidden");
        api.post("/api/v1/course-sessions", admin, "{}").isProblem(400, "invalid-input");
    }

    @Test
    void an_admin_whose_account_is_gone_writes_nothing() {
        TestPerson admin = people.admin();
        jdbc.sql("delete from person where id = ?").param(admin.id()).update();
        api.post("/api/v1/rooms", admin, "{}").isProblem(401, "unauthorized");
    }

    private String roleOf(TestPerson person) {
        return jdbc.sql("select role from person where id = ?")
                .param(person.id())
                .query(String.class)
                .single();
    }
}
