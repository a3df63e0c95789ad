package dev.berth.booking.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.reservation.Clockwork;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class BookingRoomTest {
    private static final String BOOKINGS = "/api/v1/bookings";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Api api;
    private final TestClock clock;
    private final TestPeople people;
    private final TestRooms rooms;
    private final Clockwork clockwork;
    private final JdbcClient jdbc;
    private final TestPerson student;
    private final TestPerson admin;
    private final Instant start;

    BookingRoomTest(
            Api api, TestClock clock, TestPeople people, TestRooms rooms, Clockwork clockwork, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.people = people;
        this.rooms = rooms;
        this.clockwork = clockwork;
        this.jdbc = jdbc;
        this.student = people.student();
        this.admin = people.admin();
        this.start = Grid.floor(clock.instant()).plus(Duration.ofHours(2));
    }

    private static String json(TestRoom room, Instant startsAt, Duration length) {
        return """
                {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","attendees":8,"roomId":"%s"}""".formatted(startsAt, startsAt.plus(length), room.id());
    }

    private Answer book(TestRoom room, Instant startsAt, Duration length) {
        return api.post(BOOKINGS, student, json(room, startsAt, length));
    }

    private Answer booked(TestRoom room) {
        return book(room, start, HOUR).is(201);
    }

    private Answer patch(Answer booking, TestPerson as, String body) {
        return api.send(api.request("PATCH", pathOf(booking), as, body).header("If-Match", booking.header("ETag")));
    }

    private static String pathOf(Answer booking) {
        return BOOKINGS + "/" + booking.at("$.id");
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
    void it_is_moved_and_renamed_by_who_has_seen_it_last() {
        TestRoom room = rooms.room();
        Answer booked = booked(room);
        Instant later = start.plus(Duration.ofHours(3));

        Answer moved = patch(booked, student, """
                {"startsAt":"%s","endsAt":"%s","title":"Colloquium","attendees":3}""".formatted(later, later.plus(HOUR)));

        assertThat(moved.is(200).<String>at("$.startsAt")).isEqualTo(later.toString());
        assertThat(moved.<String>at("$.title")).isEqualTo("Colloquium");
        assertThat(moved.<Integer>at("$.attendees")).isEqualTo(3);
        assertThat(moved.header("ETag")).isEqualTo("\"1\"");
        book(room, start, HOUR).is(201);
        book(room, later, HOUR).isProblem(409, "booking-conflict");
        assertThat(api.get(pathOf(booked) + "/history", student).<List<String>>at("$.items[*].action"))
                .containsExactly("created", "moved");

        patch(booked, student, "{\"title\":\"Late\"}").isProblem(412, "stale-version");
        api.patch(pathOf(booked), student, "{\"title\":\"Blind\"}").isProblem(412, "stale-version");
        api.send(api.request("PATCH", pathOf(booked), student, "{\"title\":\"Any\"}")
                        .header("If-Match", "*"))
                .isProblem(412, "stale-version");
    }

    @Test
    void null_takes_the_people_and_the_note_away_and_what_is_left_out_stays() {
        Answer booked = booked(rooms.room());
        Answer noted = patch(booked, student, "{\"description\":\"With tea\"}").is(200);
        assertThat(noted.<Integer>at("$.attendees")).isEqualTo(8);

        Answer nobodySaid = patch(noted, student, "{\"attendees\":null}").is(200);
        assertThat(nobodySaid.body()).doesNotContain("attendees");
        assertThat(nobodySaid.<String>at("$.description")).isEqualTo("With tea");
        Answer bare = patch(nobodySaid, student, "{\"description\":null}").is(200);
        assertThat(bare.body()).doesNotContain("description");

        patch(bare, student, "{\"attendees\":0}").isInvalid("attendees");
        patch(bare, student, "{\"attendees\":\"many\"}").isInvalid("attendees");
        patch(bare, student, "{\"description\":\"\\u0000\"}").isInvalid("description");
        patch(bare, student, "{\"startsAt\":null,\"title\":null}").is(200);
    }

    @Test
    void a_move_is_judged_like_a_new_booking_and_is_not_in_its_own_way() {
        TestRoom room = rooms.room();
        Answer booked = booked(room);
        book(room, start.plus(Duration.ofHours(2)), HOUR).is(201);

        Instant half = start.plus(Duration.ofMinutes(30));
        Answer moved = patch(booked, student, times(half, half.plus(HOUR))).is(200);
        Answer refused = patch(moved, student, times(half.plus(HOUR), half.plus(HOUR.multipliedBy(2))))
                .isProblem(409, "booking-conflict");
        assertThat(refused.<List<String>>at("$.conflicts[*].startsAt"))
                .containsExactly(start.plus(Duration.ofHours(2)).toString());
        assertThat(refused.<List<String>>at("$.suggestedAlternatives[*].startsAt"))
                .contains(start.plus(HOUR).toString());
        patch(moved, student, times(half, half)).isProblem(422, "rule-broken");
        patch(moved, student, "{\"attendees\":13}").isProblem(422, "rule-broken");
        patch(moved, student, "{\"title\":\"\"}").isInvalid("title");
    }

    private static String times(Instant startsAt, Instant endsAt) {
        return "{\"startsAt\":\"%s\",\"endsAt\":\"%s\"}".formatted(startsAt, endsAt);
    }

    @Test
    void it_moves_to_another_room_that_is_free_and_large_enough() {
        TestRoom room = rooms.room();
        TestRoom other = rooms.room();
        Answer booked = booked(room);

        Answer moved = patch(booked, student, in(other)).is(200);

        assertThat(moved.<String>at("$.resource.name")).isEqualTo(other.name());
        assertThat(moved.<String>at("$.startsAt")).isEqualTo(start.toString());
        assertThat(held(room)).isZero();
        assertThat(held(other)).isEqualTo(1);
        assertThat(api.get(pathOf(booked) + "/history", student).<List<String>>at("$.items[*].action"))
                .containsExactly("created", "moved");
        Answer back = booked(room);
        assertThat(patch(back, student, in(other))
                        .isProblem(409, "booking-conflict")
                        .<String>at("$.detail"))
                .contains(other.name());
        patch(back, student, in(rooms.in(TestRooms.newBranch(), 4))).isProblem(422, "rule-broken");
        patch(back, student, "{\"roomId\":\"%s\"}".formatted(UUID.randomUUID())).isProblem(422, "rule-broken");
        TestRoom guarded = rooms.withApproval();
        patch(back, student, in(guarded)).isProblem(409, "illegal-transition");
        patch(back, admin, in(guarded)).is(200);
    }

    private static String in(TestRoom room) {
        return "{\"roomId\":\"%s\"}".formatted(room.id());
    }

    @Test
    void what_an_admin_has_approved_only_an_admin_moves() {
        Answer pending = booked(rooms.withApproval());
        Answer moved = patch(pending, student, times(start.plus(HOUR), start.plus(HOUR.multipliedBy(2))))
                .is(200);
        Answer approved = api.post(pathOf(pending) + "/approve", admin, null).is(200);
        assertThat(moved.<String>at("$.status")).isEqualTo("pending");
        patch(approved, student, times(start, start.plus(HOUR))).isProblem(409, "illegal-transition");
        Answer renamed = patch(approved, student, "{\"title\":\"Renamed\"}").is(200);
        patch(renamed, admin, times(start, start.plus(HOUR))).is(200);
    }

    @Test
    void it_gets_longer_as_far_as_nobody_is_in_the_way() {
        TestRoom room = rooms.room();
        Answer booked = booked(room);
        book(room, start.plus(Duration.ofHours(2)), HOUR).is(201);
        String path = pathOf(booked) + "/extend";
        assertThat(api.post(path, student, end(Duration.ofHours(2))).is(200).<String>at("$.endsAt"))
                .isEqualTo(start.plus(Duration.ofHours(2)).toString());
        api.post(path, student, end(Duration.ofHours(3))).isProblem(409, "booking-conflict");
        api.post(path, student, end(Duration.ofHours(9))).isProblem(422, "rule-broken");
        api.post(pathOf(booked(rooms.withApproval())) + "/extend", student, end(HOUR))
                .isProblem(403, "forbidden");
        api.post(pathOf(booked) + "/move", admin, "{\"nodeId\":\"%s\"}".formatted(UUID.randomUUID()))
                .isProblem(422, "rule-broken");
    }

    private String end(Duration after) {
        return "{\"endsAt\":\"" + start.plus(after) + "\"}";
    }

    @Test
    void the_clock_begins_and_completes_it() {
        TestRoom room = rooms.room();
        Answer booked = booked(room);
        clock.set(start);
        clockwork.tick();
        assertThat(statusOf(booked)).isEqualTo("active");
        clock.set(start.plus(HOUR));
        clockwork.tick();
        assertThat(statusOf(booked)).isEqualTo("completed");
        assertThat(held(room)).isZero();
    }

    @Test
    void what_nobody_decided_expires_and_frees_the_room() {
        TestRoom room = rooms.withApproval();
        Answer booked = booked(room);
        clock.set(start);
        clockwork.tick();
        assertThat(statusOf(booked)).isEqualTo("expired");
        assertThat(held(room)).isZero();
    }

    @Test
    void ended_early_it_is_completed_and_the_rest_is_free() {
        TestRoom room = rooms.room();
        Answer booked = booked(room);
        clock.set(start.plusSeconds(60));
        clockwork.tick();
        TestPerson fresh = people.admin();
        assertThat(api.post(pathOf(booked) + "/end", fresh, null).is(200).<String>at("$.status"))
                .isEqualTo("completed");
        assertThat(held(room)).isZero();
    }

    private String statusOf(Answer booked) {
        return jdbc.sql("select status from booking where id = ?::uuid")
                .param(booked.<String>at("$.id"))
                .query(String.class)
                .single();
    }

    private int held(TestRoom room) {
        return jdbc.sql("select count(*) from room_hold where room_id = ?")
                .param(room.id())
                .query(Integer.class)
                .single();
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
