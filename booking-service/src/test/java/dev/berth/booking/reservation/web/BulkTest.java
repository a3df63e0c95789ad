package dev.berth.booking.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One request changes many bookings, each for itself. */
@ServiceTest
class BulkTest extends RoomBookings {
    private static final String BULK = "/api/v1/bookings/bulk";

    BulkTest(Api api, TestClock clock, TestPeople people, TestRooms rooms) {
        super(api, clock, people, rooms);
    }

    @Test
    void each_booking_gets_its_own_outcome_and_a_refusal_holds_up_no_other() {
        String first = pending();
        String second = pending();
        String unknown = UUID.randomUUID().toString();
        String decided = pending();
        api.post(BOOKINGS + "/" + decided + "/approve", admin, null).is(200);

        Answer answer =
                bulk("approve", List.of(first, unknown, decided, second), "").is(200);

        assertThat(answer.<List<String>>at("$.items[*].id")).containsExactly(first, unknown, decided, second);
        assertThat(answer.<List<Integer>>at("$.items[*].status")).containsExactly(200, 404, 409, 200);
        assertThat(answer.<List<String>>at("$.items[*].type"))
                .containsExactly("/problems/not-found", "/problems/illegal-transition");
        assertThat(answer.<String>at("$.items[0].booking.status")).isEqualTo("approved");
        for (String id : List.of(first, second)) assertThat(statusOf(id)).isEqualTo("approved");
    }

    @Test
    void rejecting_and_cancelling_tell_the_owner_why() {
        String rejected = pending();
        String cancelled = booked(rooms.room()).at("$.id");
        bulk("reject", List.of(rejected), ",\"reason\":\"Exams\"").is(200);
        bulk("cancel", List.of(cancelled), ",\"reason\":\"Water damage\"").is(200);
        Answer first = api.get(BOOKINGS + "/" + rejected, student);
        assertThat(first.<String>at("$.status")).isEqualTo("rejected");
        assertThat(first.<String>at("$.statusReason")).isEqualTo("Exams");
        Answer second = api.get(BOOKINGS + "/" + cancelled, student);
        assertThat(second.<String>at("$.status")).isEqualTo("cancelled");
        assertThat(second.<String>at("$.statusReason")).isEqualTo("Water damage");
    }

    @Test
    void an_extension_is_judged_for_each_booking() {
        TestRoom free = rooms.room();
        TestRoom taken = rooms.room();
        String longer = booked(free).at("$.id");
        String blocked = booked(taken).at("$.id");
        book(taken, start.plus(HOUR), HOUR).is(201);
        String end = start.plus(HOUR).plus(HOUR).toString();

        Answer answer = bulk("extend", List.of(longer, blocked), ",\"endsAt\":\"" + end + "\"")
                .is(200);

        assertThat(answer.<List<Integer>>at("$.items[*].status")).containsExactly(200, 409);
        assertThat(answer.<String>at("$.items[0].booking.endsAt")).isEqualTo(end);
        assertThat(answer.<String>at("$.items[1].type")).isEqualTo("/problems/booking-conflict");
    }

    @Test
    void the_same_request_with_a_key_gets_the_first_answer_and_changes_nothing_again() {
        String id = pending();
        String key = UUID.randomUUID().toString();
        Answer first = keyed(key, "approve", List.of(id), "").is(200);
        assertThat(first.<Integer>at("$.items[0].status")).isEqualTo(200);
        assertThat(keyed(key, "approve", List.of(id), "").is(200).body()).isEqualTo(first.body());
        keyed(key, "cancel", List.of(id), "").isProblem(422, "rule-broken");
        assertThat(statusOf(id)).isEqualTo("approved");
        assertThat(bulk("approve", List.of(id), "").<Integer>at("$.items[0].status"))
                .isEqualTo(409);
    }

    @Test
    void an_id_that_comes_twice_is_changed_once() {
        String id = pending();
        assertThat(bulk("approve", List.of(id, id), "").is(200).<List<Integer>>at("$.items[*].status"))
                .containsExactly(200);
    }

    @Test
    void an_action_has_what_it_needs_and_nothing_that_it_would_ignore() {
        List<String> one = List.of(UUID.randomUUID().toString());
        bulk("reject", one, "").isInvalid("reason");
        bulk("extend", one, "").isInvalid("endsAt");
        bulk("approve", one, ",\"reason\":\"why not\"").isInvalid("reason");
        bulk("cancel", one, ",\"endsAt\":\"" + start + "\"").isInvalid("endsAt");
        bulk("destroy", one, "").isInvalid("action");
        bulk("approve", List.of(), "").isInvalid("ids");
        List<String> many =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(101).toList();
        bulk("approve", many, "").isInvalid("ids");
    }

    @Test
    void only_admins_change_many_bookings() {
        String id = pending();
        for (TestPerson other : List.of(student, people.staff())) {
            api.post(BULK, other, body("cancel", List.of(id), "")).isProblem(403, "forbidden");
        }
        api.post(BULK, null, body("cancel", List.of(id), "")).is(401);
        assertThat(statusOf(id)).isEqualTo("pending");
    }

    private String pending() {
        return booked(rooms.withApproval()).at("$.id");
    }

    private String statusOf(String id) {
        return api.get(BOOKINGS + "/" + id, admin).is(200).at("$.status");
    }

    private Answer bulk(String action, List<String> ids, String more) {
        return api.post(BULK, admin, body(action, ids, more));
    }

    private Answer keyed(String key, String action, List<String> ids, String more) {
        return api.send(
                api.request("POST", BULK, admin, body(action, ids, more)).header("Idempotency-Key", key));
    }

    private static String body(String action, List<String> ids, String more) {
        return "{\"action\":\"%s\",\"ids\":[%s]%s}"
                .formatted(action, ids.stream().map(it -> "\"" + it + "\"").collect(Collectors.joining(",")), more);
    }
}
