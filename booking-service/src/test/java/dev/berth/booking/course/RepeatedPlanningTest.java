package dev.berth.booking.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.Rush;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever lost the answer asks again with the same key, and plans nothing twice. */
@ServiceTest
class RepeatedPlanningTest {
    private static final String SESSIONS = "/api/v1/course-sessions";

    private final Api api;
    private final JdbcClient jdbc;
    private final TestPeople people;
    private final TestClock clock;
    private final TestPerson staff;
    private final String key = UUID.randomUUID().toString();
    private final String type = "course-" + UUID.randomUUID();

    RepeatedPlanningTest(Api api, JdbcClient jdbc, TestPeople people, TestClock clock) {
        this.api = api;
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
        this.staff = people.staff();
    }

    private String json() {
        Instant start = Grid.floor(clock.instant()).plus(Duration.ofDays(2));
        return """
                {"courseType":"%s","startsAt":"%s","endsAt":"%s","location":"Workshop"}""".formatted(type, start, start.plus(Duration.ofHours(1)));
    }

    private Answer plan(TestPerson as, String json, String key) {
        return api.send(api.request("POST", SESSIONS, as, json).header("Idempotency-Key", key));
    }

    private int planned() {
        return jdbc.sql("select count(*) from course_session where course_type = ?")
                .param(type)
                .query(Integer.class)
                .single();
    }

    @Test
    void the_same_key_and_request_get_the_session_that_was_planned() {
        Answer first = plan(staff, json(), key).is(201);
        Answer again = plan(staff, " " + json(), key).is(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isNotEmpty().isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(planned()).isEqualTo(1);
    }

    @Test
    void it_is_told_as_it_is_also_when_its_time_would_be_refused_by_now() {
        Answer first = plan(staff, json(), key).is(201);
        String asked = json();
        clock.advance(Duration.ofDays(3));

        Answer again = plan(people.signedInAgain(staff), asked, key).is(201);
        assertThat(again.<String>at("$.id")).isEqualTo(first.<String>at("$.id"));
        plan(people.signedInAgain(staff), asked, UUID.randomUUID().toString()).isProblem(422, "rule-broken");
    }

    @Test
    void a_key_belongs_to_one_request_of_one_person() {
        plan(staff, json(), key).is(201);
        Answer refused = plan(staff, json().replace("Workshop", "Attic"), key).isProblem(422, "rule-broken");
        assertThat(refused.<List<String>>at("$.errors[*].field")).containsExactly("Idempotency-Key");
        plan(people.staff(), json(), key).is(201);
        assertThat(planned()).isEqualTo(2);
        plan(staff, json(), "a b").isInvalid("Idempotency-Key");
    }

    @Test
    void what_was_refused_may_be_asked_for_again_and_without_a_key_each_request_plans_one() {
        plan(staff, json().replace("\"location\":\"Workshop\"", "\"location\":\"\""), key)
                .isInvalid("location");
        plan(staff, json(), key).is(201);
        api.post(SESSIONS, staff, json()).is(201);
        assertThat(planned()).isEqualTo(2);
    }

    @Test
    @Tag("race")
    void of_twenty_at_once_with_one_key_one_plans_and_the_others_get_its_answer_or_are_told_to_wait() {
        List<Answer> answers = Rush.of(20, n -> plan(staff, json(), key));

        assertThat(planned()).isEqualTo(1);
        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
        assertThat(answers)
                .filteredOn(it -> it.status() == 201)
                .extracting(it -> it.<String>at("$.id"))
                .containsOnly(plan(staff, json(), key).<String>at("$.id"));
    }
}
