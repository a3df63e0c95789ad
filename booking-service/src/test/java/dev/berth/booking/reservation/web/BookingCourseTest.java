package dev.berth.booking.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.reservation.Clockwork;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestCourses;
import dev.berth.booking.testing.TestCourses.TestSession;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class BookingCourseTest {
    private static final String BOOKINGS = "/api/v1/bookings";

    private final Api api;
    private final TestClock clock;
    private final TestPeople people;
    private final TestCourses courses;
    private final Clockwork clockwork;
    private final JdbcClient jdbc;
    private final TestPerson student;
    private final TestPerson admin;

    BookingCourseTest(
            Api api, TestClock clock, TestPeople people, TestCourses courses, Clockwork clockwork, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.people = people;
        this.courses = courses;
        this.clockwork = clockwork;
        this.jdbc = jdbc;
        this.student = people.student();
        this.admin = people.admin();
    }

    private static String json(UUID session) {
        return "{\"kind\":\"course\",\"courseSessionId\":\"%s\"}".formatted(session);
    }

    private Answer book(TestSession session, TestPerson person) {
        return api.post(BOOKINGS, person, json(session.id()));
    }

    private static String pathOf(Answer booking) {
        return BOOKINGS + "/" + booking.at("$.id");
    }

    @Test
    void a_seat_is_had_at_once_at_the_sessions_times() {
        TestSession session = courses.session(12);
        Answer booked = book(session, student).is(201);

        assertThat(booked.<String>at("$.kind")).isEqualTo("course");
        assertThat(booked.<String>at("$.status")).isEqualTo("approved");
        assertThat(booked.<String>at("$.title")).isEqualTo(session.courseType());
        assertThat(booked.<String>at("$.startsAt"))
                .isEqualTo(session.window().startsAt().toString());
        assertThat(booked.<Map<String, String>>at("$.resource"))
                .isEqualTo(Map.of("id", session.id().toString(), "name", session.courseType(), "kind", "course"));
        assertThat(booked.body()).doesNotContain("compute", "placement", "workspace", "decideBy", "attendees");
        assertThat(booked.header("ETag")).isEqualTo("\"0\"");
        assertThat(booked.header("Berth-Position")).isNotBlank();
        assertThat(api.get(booked.header("Location"), student).is(200).body()).isEqualTo(booked.body());
    }

    @Test
    void cancelling_frees_it_for_the_next_and_for_oneself() {
        TestSession session = courses.session(1);
        Answer booked = book(session, student).is(201);
        book(session, people.student()).isProblem(409, "booking-conflict");

        api.delete(pathOf(booked), student).is(204);

        assertThat(courses.seatsTaken(session)).isZero();
        Answer again = book(session, student).is(201);
        api.delete(pathOf(again), student).is(204);
        book(session, people.student()).is(201);
    }

    @Test
    void who_comes_too_late_is_offered_other_sessions_of_the_course_that_can_be_booked() {
        TestSession session = courses.session(1);
        TestSession nextWeek = courses.session(
                session.courseType(), session.window().startsAt().plus(Duration.ofDays(7)), 3);
        TestSession nextDay = courses.session(
                session.courseType(), session.window().startsAt().plus(Duration.ofDays(1)), 3);
        TestSession taken = courses.session(
                session.courseType(), session.window().startsAt().plus(Duration.ofHours(2)), 1);
        courses.session(12); // of another course
        book(session, people.student()).is(201);
        book(taken, people.student()).is(201);

        Answer refused = book(session, student).isProblem(409, "booking-conflict");

        assertThat(refused.<List<String>>at("$.conflicts[*].startsAt"))
                .containsExactly(session.window().startsAt().toString());
        assertThat(refused.<List<String>>at("$.suggestedAlternatives[*].resource.id"))
                .containsExactly(nextDay.id().toString(), nextWeek.id().toString());
        assertThat(refused.<List<String>>at("$.suggestedAlternatives[*].resource.kind"))
                .containsOnly("course");
        book(nextDay, student).is(201);
        assertThat(book(session, student).<List<String>>at("$.suggestedAlternatives[*].resource.id"))
                .containsExactly(nextWeek.id().toString());
    }

    @Test
    void a_second_seat_is_refused_with_words_of_its_own() {
        TestSession session = courses.session(12);
        book(session, student).is(201);
        Answer refused = book(session, student).isProblem(409, "booking-conflict");
        assertThat(refused.<String>at("$.detail")).isEqualTo("You have a seat in this session already.");
        assertThat(courses.seatsTaken(session)).isEqualTo(1);
    }

    @Test
    void two_sessions_at_the_same_time_are_ones_own_affair() {
        TestSession one = courses.session(12);
        TestSession other =
                courses.session("other-" + UUID.randomUUID(), one.window().startsAt(), 12);
        book(one, student).is(201);
        book(other, student).is(201);
    }

    @Test
    void every_refusal_names_its_field() {
        TestSession session = courses.session(12);
        refused("course-session", json(UUID.randomUUID()));
        TestSession far =
                courses.session("far-" + UUID.randomUUID(), courses.tomorrow().plus(Duration.ofDays(200)), 3);
        refused("horizon", json(far.id()));
        jdbc.sql("update course_session set status = 'cancelled' where id = ?")
                .param(session.id())
                .update();
        refused("takes-place", json(session.id()));
        api.post(BOOKINGS, student, "{\"kind\":\"course\"}").isInvalid("courseSessionId");
        api.post(BOOKINGS, student, json(session.id()).replace("}", ",\"startsAt\":\"2026-12-01T09:00:00Z\"}"))
                .isInvalid("startsAt");
        api.post(BOOKINGS, student, json(session.id()).replace("}", ",\"roomId\":\"" + UUID.randomUUID() + "\"}"))
                .isInvalid("roomId");
    }

    private void refused(String rule, String json) {
        Answer answer = api.post(BOOKINGS, student, json).isProblem(422, "rule-broken");
        assertThat(answer.<String>at("$.rule")).isEqualTo(rule);
        assertThat(answer.<List<String>>at("$.errors[*].field")).containsExactly("courseSessionId");
    }

    @Test
    void nobody_has_more_than_ten_open_course_bookings() {
        for (int n = 0; n < 10; n++) {
            book(courses.session(12), student).is(201);
        }
        refused("open-bookings", json(courses.session(12).id()));
    }

    @Test
    void the_same_request_twice_is_one_seat() {
        TestSession session = courses.session(12);
        Answer first = booked(session, "key-1");
        Answer again = booked(session, "key-1");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(courses.seatsTaken(session)).isEqualTo(1);
    }

    private Answer booked(TestSession session, String key) {
        return api.send(api.request("POST", BOOKINGS, student, json(session.id()))
                        .header("Idempotency-Key", key))
                .is(201);
    }

    @Test
    void nothing_but_coming_and_going_is_up_to_its_owner() {
        Answer booked = book(courses.session(12), student).is(201);
        api.send(api.request("PATCH", pathOf(booked), student, "{\"title\":\"Mine\"}")
                        .header("If-Match", "\"0\""))
                .isProblem(409, "illegal-transition");
        api.post(pathOf(booked) + "/extend", student, "{\"endsAt\":\"%s\"}".formatted(courses.tomorrow()))
                .isProblem(409, "illegal-transition");
        api.get(pathOf(booked), people.student()).isProblem(404, "not-found");
    }

    @Test
    void the_clock_begins_and_completes_it_and_the_seat_counts_as_used() {
        TestSession session = courses.session(12);
        Answer booked = book(session, student).is(201);
        clock.set(session.window().startsAt());
        clockwork.tick();
        assertThat(statusOf(booked)).isEqualTo("active");
        Answer late = api.post(BOOKINGS, people.student(), json(session.id()));
        assertThat(late.isProblem(422, "rule-broken").<String>at("$.rule")).isEqualTo("not-in-the-past");
        api.delete(pathOf(booked), people.signedInAgain(student)).isProblem(409, "illegal-transition");
        clock.set(session.window().endsAt());
        clockwork.tick();
        assertThat(statusOf(booked)).isEqualTo("completed");
        assertThat(courses.seatsTaken(session)).isEqualTo(1);
    }

    private String statusOf(Answer booked) {
        return jdbc.sql("select status from booking where id = ?::uuid")
                .param(booked.<String>at("$.id"))
                .query(String.class)
                .single();
    }

    @Test
    void lists_find_it_by_kind_and_session() {
        TestSession session = courses.session(12);
        String id = book(session, student).is(201).at("$.id");
        assertThat(api.get("/api/v1/me/bookings?kind=course", student).is(200).<List<String>>at("$.items[*].id"))
                .containsExactly(id);
        assertThat(api.get(BOOKINGS + "?resourceId=" + session.id(), admin).<List<String>>at("$.items[*].id"))
                .containsExactly(id);
    }
}
