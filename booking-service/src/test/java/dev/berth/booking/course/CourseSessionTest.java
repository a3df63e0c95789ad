package dev.berth.booking.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.reservation.Clockwork;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class CourseSessionTest {
    private static final String SESSIONS = "/api/v1/course-sessions";

    private final Api api;
    private final TestClock clock;
    private final Clockwork clockwork;
    private final JdbcClient jdbc;
    private final TestPeople people;
    private final TestPerson staff;
    private final TestPerson student;
    private final Instant start;
    private final String type = "course-" + UUID.randomUUID();

    CourseSessionTest(Api api, TestClock clock, Clockwork clockwork, JdbcClient jdbc, TestPeople people) {
        this.api = api;
        this.clock = clock;
        this.clockwork = clockwork;
        this.jdbc = jdbc;
        this.people = people;
        this.staff = people.staff();
        this.student = people.student();
        this.start = Grid.floor(clock.instant()).plus(Duration.ofDays(2));
    }

    private String json(Instant startsAt) {
        return """
                {"courseType":"%s","startsAt":"%s","endsAt":"%s","location":"Workshop","capacity":4,
                 "instructorNotes":"Bring closed shoes"}""".formatted(type, startsAt, startsAt.plus(Duration.ofHours(1)));
    }

    private Answer added(Instant startsAt) {
        return api.post(SESSIONS, staff, json(startsAt)).is(201);
    }

    private Answer patch(Answer session, String body) {
        return api.send(api.request("PATCH", pathOf(session), staff, body).header("If-Match", session.header("ETag")));
    }

    private static String pathOf(Answer session) {
        return SESSIONS + "/" + session.at("$.id");
    }

    private Answer seat(Answer session, TestPerson person) {
        return api.post("/api/v1/bookings", person, """
                {"kind":"course","courseSessionId":"%s"}""".formatted(session.<String>at("$.id")))
                .is(201);
    }

    @Test
    void staff_plan_one_and_everybody_sees_it_with_its_seats() {
        Answer added = added(start);
        assertThat(added.header("Location")).isEqualTo(pathOf(added));
        assertThat(api.get(pathOf(added), student).is(200).body()).isEqualTo(added.body());
        assertThat(added.<String>at("$.courseType")).isEqualTo(type);
        assertThat(added.<String>at("$.startsAt")).isEqualTo(start.toString());
        assertThat(added.<String>at("$.status")).isEqualTo("scheduled");
        assertThat(added.<String>at("$.instructorNotes")).isEqualTo("Bring closed shoes");
        assertThat(added.<Integer>at("$.seatsLeft")).isEqualTo(4);
        assertThat(added.<String>at("$.state")).isEqualTo("free");
        seat(added, student);
        Answer now = api.get(pathOf(added), student).is(200);
        assertThat(now.<Integer>at("$.seatsTaken")).isEqualTo(1);
        assertThat(now.<Integer>at("$.seatsLeft")).isEqualTo(3);
        assertThat(now.<String>at("$.state")).isEqualTo("almost-full");
        assertThat(audited(added)).containsExactly("added");
    }

    @Test
    void without_a_word_it_has_twelve_seats() {
        Answer added = api.post(SESSIONS, people.admin(), json(start).replace("\"capacity\":4,", ""))
                .is(201);
        assertThat(added.<Integer>at("$.capacity")).isEqualTo(12);
    }

    @Test
    void students_only_look() {
        api.post(SESSIONS, student, json(start)).isProblem(403, "forbidden");
        api.patch(pathOf(added(start)), student, "{}").isProblem(403, "forbidden");
        api.get(SESSIONS + "/" + UUID.randomUUID(), student).isProblem(404, "not-found");
        api.patch(SESSIONS + "/" + UUID.randomUUID(), staff, "{}").isProblem(404, "not-found");
    }

    @Test
    void each_mistake_is_named_at_its_field() {
        api.post(SESSIONS, staff, "{}")
                .isInvalid("courseType")
                .isInvalid("startsAt")
                .isInvalid("endsAt")
                .isInvalid("location");
        api.post(SESSIONS, staff, json(start).replace(":4,", ":0,")).isInvalid("capacity");
        api.post(SESSIONS, staff, json(start).replace("Workshop", " ")).isInvalid("location");
        api.post(SESSIONS, staff, json(start).replace(start.toString(), "tomorrow"))
                .isInvalid("startsAt");
        api.get(SESSIONS + "?from=yesterday", student).isInvalid("from");
        refused("not-in-the-past", "startsAt", json(start.minus(Duration.ofDays(3))));
        refused("horizon", "startsAt", json(start.plus(Duration.ofDays(400))));
        refused("grid", "startsAt", json(start.plusSeconds(90)));
        refused("end-after-start", "endsAt", json(start).replace(start.plus(Duration.ofHours(1)) + "", start + ""));
        refused(
                "longest",
                "endsAt",
                json(start).replace(start.plus(Duration.ofHours(1)) + "", start.plus(Duration.ofHours(25)) + ""));
        refused("horizon", "startsAt", json(start).replace(start + "", "+999999999-12-31T00:00:00Z"));
    }

    private void refused(String rule, String field, String json) {
        Answer answer = api.post(SESSIONS, staff, json).isProblem(422, "rule-broken");
        assertThat(answer.<List<String>>at("$.errors[*].field")).contains(field);
        assertThat(answer.body()).contains(rule.equals("grid") ? "quarter hour" : "");
    }

    @Test
    void moving_it_moves_every_booking_of_it() {
        Answer session = added(start);
        Answer booking = seat(session, student);
        Instant later = start.plus(Duration.ofHours(5));

        Answer moved = patch(session, """
                {"startsAt":"%s","endsAt":"%s","courseType":"%s II"}""".formatted(later, later.plus(Duration.ofHours(2)), type))
                .is(200);

        assertThat(moved.<String>at("$.startsAt")).isEqualTo(later.toString());
        Answer seen = api.get("/api/v1/bookings/" + booking.at("$.id"), student).is(200);
        assertThat(seen.<String>at("$.startsAt")).isEqualTo(later.toString());
        assertThat(seen.<String>at("$.endsAt"))
                .isEqualTo(later.plus(Duration.ofHours(2)).toString());
        assertThat(seen.<String>at("$.resource.name")).isEqualTo(type + " II");
        assertThat(historyOf(booking)).containsExactly("created", "moved");
        assertThat(audited(session)).containsExactly("added", "changed");
    }

    @Test
    void a_seat_that_is_booked_meanwhile_makes_nobodys_view_stale_and_another_edit_does() {
        Answer session = added(start);
        seat(session, student);
        patch(session, "{\"location\":\"Attic\"}").is(200);
        patch(session, "{\"location\":\"Cellar\"}").isProblem(412, "stale-version");
        Answer now = api.get(pathOf(session), staff);
        patch(now, "{\"location\":\"Cellar\"}").is(200);
        api.send(api.request("PATCH", pathOf(session), staff, "{}").header("If-Match", "\"99\""))
                .isProblem(412, "stale-version");
    }

    @Test
    void it_has_more_seats_or_fewer_but_never_fewer_than_are_taken() {
        Answer session = added(start);
        seat(session, student);
        seat(session, people.student());
        patch(session, "{\"capacity\":20}").is(200);
        Answer refused = api.patch(pathOf(session), staff, "{\"capacity\":1}").isProblem(422, "rule-broken");
        assertThat(refused.<List<String>>at("$.errors[*].field")).containsExactly("capacity");
        Answer full = api.patch(pathOf(session), staff, "{\"capacity\":2}").is(200);
        assertThat(full.<String>at("$.state")).isEqualTo("full");
    }

    @Test
    void cancelling_it_cancels_every_booking_and_says_why() {
        Answer session = added(start);
        Answer one = seat(session, student);
        Answer other = seat(session, people.student());

        patch(session, "{\"status\":\"cancelled\"}").isInvalid("reason");
        patch(session, "{\"status\":\"completed\"}").isInvalid("status");
        Answer cancelled = patch(session, "{\"status\":\"cancelled\",\"reason\":\"The machine is broken\"}")
                .is(200);

        assertThat(cancelled.<String>at("$.status")).isEqualTo("cancelled");
        assertThat(cancelled.<String>at("$.statusReason")).isEqualTo("The machine is broken");
        assertThat(cancelled.<Integer>at("$.seatsTaken")).isZero();
        for (Answer booking : List.of(one, other)) {
            Answer seen = api.get("/api/v1/bookings/" + booking.at("$.id"), staff);
            assertThat(seen.<String>at("$.status")).isEqualTo("cancelled");
            assertThat(seen.<String>at("$.statusReason")).isEqualTo("The session was cancelled: The machine is broken");
        }
        assertThat(historyOf(one)).containsExactly("created", "cancelled");
        api.patch(pathOf(session), staff, "{\"location\":\"Attic\"}").isProblem(409, "illegal-transition");
        assertThat(audited(session)).containsExactly("added", "cancelled");
    }

    @Test
    void once_begun_its_times_stay_and_after_its_end_it_is_completed() {
        Answer session = added(start);
        clock.set(start.plusSeconds(1));
        TestPerson clerk = people.signedInAgain(staff);
        api.patch(pathOf(session), clerk, "{\"location\":\"Next door\"}").is(200);
        api.patch(pathOf(session), clerk, "{\"endsAt\":\"%s\"}".formatted(start.plus(Duration.ofHours(3))))
                .isProblem(409, "illegal-transition");
        api.patch(pathOf(session), clerk, "{\"status\":\"cancelled\",\"reason\":\"Late\"}")
                .isProblem(409, "illegal-transition");
        clock.set(start.plus(Duration.ofHours(1)));
        clockwork.tick();
        assertThat(api.get(pathOf(session), people.signedInAgain(staff)).<String>at("$.status"))
                .isEqualTo("completed");
        assertThat(audited(session)).containsExactly("added", "changed", "completed");
    }

    @Test
    void the_list_is_in_the_order_of_time_filtered_and_page_by_page() {
        List<String> ids = new ArrayList<>();
        for (int n = 4; n >= 0; n--) {
            ids.addFirst(added(start.plus(Duration.ofDays(n))).at("$.id"));
        }
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = api.get(SESSIONS + "?limit=2&courseType=" + type + cursor, student)
                    .is(200);
            found.addAll(page.at("$.items[*].id"));
            cursor = page.body().contains("nextCursor") ? "&cursor=" + page.at("$.nextCursor") : "";
        } while (!cursor.isEmpty());
        assertThat(found).isEqualTo(ids);
        assertThat(list("&from=" + start.plus(Duration.ofDays(2)) + "&to=" + start.plus(Duration.ofDays(4))))
                .isEqualTo(ids.subList(2, 4));
        assertThat(list("&location=Workshop")).isEqualTo(ids);
        assertThat(list("&location=Attic")).isEmpty();
        api.patch(SESSIONS + "/" + ids.get(1), staff, "{\"status\":\"cancelled\",\"reason\":\"Snow\"}")
                .is(200);
        api.patch(SESSIONS + "/" + ids.get(2), staff, "{\"capacity\":1}").is(200);
        seat(api.get(SESSIONS + "/" + ids.get(2), staff), student);
        assertThat(list("&available=true")).containsExactly(ids.get(0), ids.get(3), ids.get(4));
        assertThat(list("")).hasSize(5);
    }

    private List<String> list(String filter) {
        return api.get(SESSIONS + "?courseType=" + type + filter, student)
                .is(200)
                .at("$.items[*].id");
    }

    private List<String> historyOf(Answer booking) {
        return api.get("/api/v1/bookings/" + booking.at("$.id") + "/history", people.admin())
                .is(200)
                .at("$.items[*].action");
    }

    private List<String> audited(Answer session) {
        return jdbc.sql("select action from audit_entry where subject_id = ?::uuid order by id")
                .param(session.<String>at("$.id"))
                .<String>query((row, n) -> row.getString("action"))
                .list();
    }
}
