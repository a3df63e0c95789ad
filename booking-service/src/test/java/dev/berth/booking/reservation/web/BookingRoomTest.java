package dev.berth.booking.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ServiceTest
class BookingRoomTest extends RoomBookings {
    private final TestClock clock;

    BookingRoomTest(Api api, TestClock clock, TestPeople people, TestRooms rooms) {
        super(api, clock, people, rooms);
        this.clock = clock;
    }

    @Test
    void a_room_that_nobody_has_to_approve_is_had_at_once() {
        TestRoom room = rooms.room();
        Answer booked = booked(room);

        assertThat(booked.<String>at("$.kind")).isEqualTo("room");
        assertThat(booked.<String>at("$.status")).isEqualTo("approved");
        assertThat(booked.<Map<String, String>>at("$.resource"))
                .isEqualTo(Map.of("id", room.id().toString(), "name", room.name(), "kind", "room"));
        assertThat(booked.<Integer>at("$.attendees")).isEqualTo(8);
        assertThat(booked.body()).doesNotContain("compute", "placement", "workspace", "decideBy");
        assertThat(booked.header("ETag")).isEqualTo("\"0\"");
        assertThat(api.get(booked.header("Location"), student).is(200).body()).isEqualTo(booked.body());
    }

    @Test
    void where_an_admin_decides_it_is_pending_and_holds_the_room_until_then() {
        TestRoom room = rooms.withApproval();
        Answer first = booked(room);
        assertThat(first.<String>at("$.status")).isEqualTo("pending");
        book(room, start, HOUR).isProblem(409, "booking-conflict");

        api.post(pathOf(first) + "/reject", admin, "{\"reason\":\"Exam\"}").is(200);
        Answer second = booked(room);
        assertThat(api.post(pathOf(second) + "/approve", admin, null).is(200).<String>at("$.status"))
                .isEqualTo("approved");
    }

    @Test
    void an_answer_says_how_far_its_reader_has_seen() {
        Answer booked = booked(rooms.room());
        assertThat(position(booked)).isEqualTo(booked.at("$.id") + "@0");
        assertThat(position(api.delete(pathOf(booked), student).is(204))).isEqualTo(booked.at("$.id") + "@1");
    }

    private static String position(Answer answer) {
        return new String(Base64.getUrlDecoder().decode(answer.header("Berth-Position")), StandardCharsets.UTF_8);
    }

    @Test
    void back_to_back_is_free() {
        TestRoom room = rooms.room();
        booked(room);
        book(room, start.plus(HOUR), HOUR).is(201);
        book(room, start.minus(HOUR), HOUR).is(201);
        book(room, start.minus(Duration.ofMinutes(15)), Duration.ofMinutes(30)).isProblem(409, "booking-conflict");
    }

    @Test
    void who_finds_the_whole_branch_taken_is_sent_to_another() {
        String branch = TestRooms.newBranch();
        List<TestRoom> branchRooms =
                Stream.generate(() -> rooms.in(branch, 12)).limit(21).toList();
        branchRooms.forEach(it ->
                api.post(BOOKINGS, people.student(), json(it, start, HOUR)).is(201));

        Answer refused = book(branchRooms.getFirst(), start, HOUR).isProblem(409, "booking-conflict");

        assertThat(refused.<List<String>>at("$.suggestedAlternatives[3:].resource.id"))
                .hasSize(3)
                .doesNotContainAnyElementsOf(
                        branchRooms.stream().map(it -> it.id().toString()).toList());
    }

    @Test
    void a_conflict_tells_times_only_and_offers_what_can_be_booked() {
        String branch = TestRooms.newBranch();
        TestRoom room = rooms.in(branch, 12);
        rooms.in(branch, 4); // too small for eight
        TestRoom similar = rooms.in(branch, 14);
        TestRoom taken = rooms.in(branch, 12);
        api.post(BOOKINGS, people.student(), json(taken, start, HOUR)).is(201);
        api.post(BOOKINGS, people.student(), json(room, start, HOUR)).is(201);

        Answer refused = book(room, start, HOUR).isProblem(409, "booking-conflict");

        assertThat(refused.<List<Map<String, String>>>at("$.conflicts"))
                .containsExactly(Map.of(
                        "startsAt", start.toString(), "endsAt", start.plus(HOUR).toString()));
        assertThat(refused.body()).doesNotContain("Stu Dent", "Seminar");
        List<Map<String, Object>> offers = refused.at("$.suggestedAlternatives");
        assertThat(offers.subList(0, 3))
                .extracting(it -> it.get("startsAt"))
                .containsExactly(
                        start.plus(HOUR).toString(),
                        start.minus(HOUR).toString(),
                        start.plus(Duration.ofMinutes(75)).toString());
        assertThat(refused.<List<String>>at("$.suggestedAlternatives[3:].resource.id"))
                .contains(similar.id().toString())
                .doesNotContain(taken.id().toString());
        for (int n = 0; n < offers.size(); n++) {
            String offer = "$.suggestedAlternatives[" + n + "]";
            Answer again = api.post(BOOKINGS, student, """
                    {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","attendees":8,"roomId":"%s"}""".formatted(
                                    refused.<String>at(offer + ".startsAt"),
                                    refused.<String>at(offer + ".endsAt"),
                                    refused.<String>at(offer + ".resource.id")))
                    .is(201);
            api.delete(pathOf(again), student).is(204);
        }
    }

    @Test
    void every_refusal_names_its_field() {
        TestRoom room = rooms.open("[{\"day\":\"monday\",\"opens\":\"08:00\",\"closes\":\"08:15\"}]");
        String fine = json(rooms.room(), start, HOUR);
        refused(
                "grid",
                "startsAt",
                fine.replace(start.toString(), start.plusSeconds(90).toString()));
        refused("end-after-start", "endsAt", json(rooms.room(), start, Duration.ZERO));
        refused("not-in-the-past", "startsAt", json(rooms.room(), start.minus(Duration.ofHours(4)), HOUR));
        refused("longest", "endsAt", json(rooms.room(), start, Duration.ofHours(9)));
        refused("horizon", "startsAt", json(rooms.room(), start.plus(Duration.ofDays(91)), HOUR));
        refused("opening-hours", "startsAt", json(room, start, HOUR));
        refused("capacity", "attendees", fine.replace(":8,", ":13,"));
        refused(
                "room",
                "roomId",
                fine.replaceFirst("\"roomId\":\"[^\"]+\"", "\"roomId\":\"" + UUID.randomUUID() + "\""));

        TestRoom closed = rooms.room();
        api.patch("/api/v1/rooms/" + closed.id(), admin, "{\"status\":\"closed\"}")
                .is(200);
        refused("room-open", "roomId", json(closed, start, HOUR));

        api.post(BOOKINGS, student, "{\"kind\":\"room\"}")
                .isInvalid("startsAt")
                .isInvalid("endsAt")
                .isInvalid("title")
                .isInvalid("roomId");
        api.post(BOOKINGS, student, fine.replace(":8,", ":0,")).isInvalid("attendees");
        api.post(BOOKINGS, student, fine.replace("\"attendees\":8", "\"compute\":{\"cores\":1}"))
                .isInvalid("compute");
        api.post(BOOKINGS, student, fine.replaceFirst("\"roomId\":\"[^\"]+\"", "\"roomId\":\"attic\""))
                .isInvalid("roomId");
        api.post(BOOKINGS, student, "{\"kind\":\"compute\"}").isInvalid("compute");
    }

    private void refused(String rule, String field, String json) {
        Answer answer = api.post(BOOKINGS, student, json).isProblem(422, "rule-broken");
        assertThat(answer.<String>at("$.rule")).isEqualTo(rule);
        assertThat(answer.<List<String>>at("$.errors[*].field")).containsExactly(field);
    }

    @Test
    void absurd_dates_are_refused_and_not_searched() {
        String fine = json(rooms.open("[{\"day\":\"monday\",\"opens\":\"08:00\",\"closes\":\"08:15\"}]"), start, HOUR);
        for (String date :
                List.of("+999999999-12-31T23:45:00Z", "-999999999-01-01T00:00:00Z", "9999-12-31T23:45:00Z")) {
            api.post(BOOKINGS, student, fine.replace(start.plus(HOUR).toString(), date))
                    .isProblem(422, "rule-broken");
            api.post(BOOKINGS, student, fine.replace(start.toString(), date)).isProblem(422, "rule-broken");
        }
    }

    @Test
    void nobody_has_more_than_ten_open_room_bookings() {
        TestRoom room = rooms.room();
        for (int n = 0; n < 10; n++) {
            book(room, start.plus(HOUR.multipliedBy(n)), HOUR).is(201);
        }
        refused("open-bookings", "startsAt", json(room, start.plus(Duration.ofHours(11)), HOUR));
    }

    @Test
    void on_the_days_when_clocks_change_the_wall_clock_decides() {
        TestRoom room = rooms.open("[{\"day\":\"sunday\",\"opens\":\"01:00\",\"closes\":\"03:00\"}]");
        clock.set(Instant.parse("2027-03-20T12:00:00Z"));
        // 02:00 to 03:00 does not happen: an hour is open, not two.
        dst(room, "2027-03-28T00:00:00Z", HOUR, 201);
        dst(room, "2027-03-28T01:00:00Z", HOUR, 422);
        clock.set(Instant.parse("2027-10-20T12:00:00Z"));
        // 02:00 to 03:00 happens twice: three hours are open.
        dst(room, "2027-10-30T23:00:00Z", Duration.ofHours(3), 201);
        dst(room, "2027-10-31T02:00:00Z", HOUR, 422);
    }

    private void dst(TestRoom room, String startsAt, Duration length, int status) {
        api.post(BOOKINGS, people.student(), json(room, Instant.parse(startsAt), length))
                .is(status);
    }

    @Test
    void lists_begin_with_the_nearest_when_asked_to_page_by_page() {
        TestRoom room = rooms.room();
        List<String> ids = IntStream.of(2, 0, 1)
                .mapToObj(hour -> api.post(BOOKINGS, student, json(room, start.plus(HOUR.multipliedBy(hour)), HOUR))
                        .is(201)
                        .<String>at("$.id"))
                .toList();
        String list = "/api/v1/me/bookings?order=earliest&limit=2";
        var page = api.get(list, student).is(200);
        assertThat(page.<List<String>>at("$.items[*].id")).containsExactly(ids.get(1), ids.get(2));
        String next = list + "&cursor=" + page.<String>at("$.nextCursor");
        assertThat(api.get(next, student).<List<String>>at("$.items[*].id")).containsExactly(ids.get(0));
        api.get("/api/v1/me/bookings?order=random", student).isProblem(400, "invalid-input");
    }

    @Test
    void lists_find_it_by_kind_and_room() {
        TestRoom room = rooms.room();
        String id = booked(room).at("$.id");
        assertThat(api.get("/api/v1/me/bookings?kind=room", student).is(200).<List<String>>at("$.items[*].id"))
                .containsExactly(id);
        assertThat(api.get("/api/v1/me/bookings?kind=compute", student).<List<String>>at("$.items[*].id"))
                .isEmpty();
        assertThat(api.get(BOOKINGS + "?resourceId=" + room.id(), admin).<List<String>>at("$.items[*].id"))
                .containsExactly(id);
    }
}
