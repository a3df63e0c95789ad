package dev.berth.booking.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.reservation.Wishes;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.Rush;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestNodes;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who lost the answer asks again with the same key, and has one booking. */
@ServiceTest
class RepeatedBookingTest {
    private static final String BOOKINGS = "/api/v1/bookings";

    private final Api api;
    private final TestClock clock;
    private final TestPeople people;
    private final TestNodes nodes;
    private final TestRooms rooms;
    private final JdbcClient jdbc;
    private final TestPerson student;
    private final String key = UUID.randomUUID().toString();

    RepeatedBookingTest(
            Api api, TestClock clock, TestPeople people, TestNodes nodes, TestRooms rooms, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.people = people;
        this.nodes = nodes;
        this.rooms = rooms;
        this.jdbc = jdbc;
        this.student = people.student();
    }

    private String room() {
        Instant start = Grid.floor(clock.instant()).plus(Duration.ofHours(2));
        return """
                {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","roomId":"%s"}""".formatted(
                        start, start.plus(Duration.ofHours(1)), rooms.room().id());
    }

    private Answer book(TestPerson as, String json) {
        return api.send(api.request("POST", BOOKINGS, as, json).header("Idempotency-Key", key));
    }

    private int bookings() {
        return jdbc.sql("select count(*) from booking where user_id = ?")
                .param(student.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void the_same_key_and_request_get_the_first_answer_and_no_second_booking() {
        for (String json :
                List.of(room(), Wishes.on(nodes.node(8, 32).tag(), clock).json())) {
            TestPerson somebody = people.student();
            Answer first = book(somebody, json).is(201);
            Answer again = book(somebody, " " + json).is(201);
            assertThat(again.body()).isEqualTo(first.body());
            for (String header : List.of("Location", "ETag", "Berth-Position")) {
                assertThat(again.header(header)).isNotEmpty().isEqualTo(first.header(header));
            }
        }
    }

    @Test
    void the_first_answer_stays_the_answer_whatever_became_of_the_booking() {
        String json = room();
        Answer first = book(student, json).is(201);
        api.delete(first.header("Location"), student).is(204);
        assertThat(book(student, json).is(201).body()).isEqualTo(first.body());
        assertThat(bookings()).isEqualTo(1);
    }

    @Test
    void a_key_belongs_to_one_request_of_one_person() {
        String json = room();
        book(student, json).is(201);
        Answer refused = book(student, json.replace("Seminar", "Colloquium")).isProblem(422, "rule-broken");
        assertThat(refused.<List<String>>at("$.errors[*].field")).containsExactly("Idempotency-Key");
        book(people.student(), json).isProblem(409, "booking-conflict");
    }

    @Test
    void what_was_refused_may_be_asked_for_again() {
        String json = room();
        Answer inTheWay = api.post(BOOKINGS, people.admin(), json).is(201);
        book(student, json).isProblem(409, "booking-conflict");
        api.delete(inTheWay.header("Location"), people.admin()).is(204);
        book(student, json).is(201);
    }

    @Test
    @Tag("race")
    void of_twenty_at_once_with_one_key_one_books_and_the_others_get_its_answer_or_are_told_to_wait() {
        String json = Wishes.on(nodes.node(64, 64).tag(), clock).json();
        List<Answer> answers = Rush.of(20, n -> book(student, json));
        assertThat(bookings()).isEqualTo(1);
        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409);
        assertThat(answers)
                .filteredOn(it -> it.status() == 201)
                .extracting(it -> it.<String>at("$.id"))
                .containsOnly(book(student, json).<String>at("$.id"));
    }

    @Test
    void a_key_that_cannot_be_kept_is_refused() {
        api.send(api.request("POST", BOOKINGS, student, room()).header("Idempotency-Key", "k".repeat(256)))
                .isInvalid("Idempotency-Key");
        api.send(api.request("POST", BOOKINGS, student, room()).header("Idempotency-Key", "a b"))
                .isInvalid("Idempotency-Key");
    }
}
