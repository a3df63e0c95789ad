package dev.berth.booking.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.booking.external.OutsideWorld;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ServiceTest
class BoardTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String CLOSING_AT_SIX = """
            {"closing":[{"day":"monday","cutOff":"18:00"},{"day":"tuesday","cutOff":"18:00"},
                        {"day":"wednesday","cutOff":"18:00"},{"day":"thursday","cutOff":"18:00"},
                        {"day":"friday","cutOff":"18:00"},{"day":"saturday","cutOff":"18:00"},
                        {"day":"sunday","cutOff":"18:00"}]}""";

    private final Api api;
    private final TestRooms rooms;
    private final TestClock clock;
    private final TestPeople people;
    private final TestPerson student;
    private final TestPerson staff;
    private final TestPerson admin;
    private final TestRoom room;
    private final LocalDate tomorrow;
    private final OutsideWorld outside = new OutsideWorld();

    BoardTest(Api api, TestRooms rooms, TestPeople people, TestClock clock) {
        this.api = api;
        this.rooms = rooms;
        this.clock = clock;
        this.people = people;
        this.student = people.student();
        this.staff = people.staff();
        this.admin = people.admin();
        this.room = rooms.room();
        this.tomorrow = LocalDate.ofInstant(clock.instant(), BERLIN).plusDays(1);
    }

    private Instant at(int hour) {
        return tomorrow.atTime(hour, 0).atZone(BERLIN).toInstant();
    }

    private String branch() {
        return "/api/v1/branches/" + room.branch();
    }

    private Answer board() {
        return api.get("/api/v1/board?branch=%s&from=%s&days=2".formatted(room.branch(), tomorrow), staff)
                .is(200);
    }

    private void book(int from, int until) {
        api.post("/api/v1/bookings", student, """
                {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","roomId":"%s"}""".formatted(at(from), at(until), room.id()))
                .is(201);
    }

    @Test
    void it_shows_rooms_by_branch_and_their_bookings_by_day() {
        rooms.in(room.branch(), 4);
        book(10, 12);
        Answer board = board();
        assertThat(board.<List<String>>at("$.branches[*].name")).containsExactly(room.branch());
        assertThat(board.<List<Object>>at("$.branches[0].rooms")).hasSize(2);
        assertThat(board.<List<String>>at("$.days[*].date"))
                .containsExactly(tomorrow.toString(), tomorrow.plusDays(1).toString());
        assertThat(board.<List<Object>>at("$.days[1].rooms")).isEmpty();
        assertThat(board.<String>at("$.days[0].rooms[0].bookings[0].person")).isEqualTo("Stu Dent");
        assertThat(board.<String>at("$.days[0].rooms[0].bookings[0].source.kind"))
                .isEqualTo("berth");
        assertThat(board.<Boolean>at("$.stale")).isFalse();
    }

    @Test
    void staff_see_the_notes_of_their_colleagues_beside_the_booking() {
        book(10, 12);
        String booking = board().at("$.days[0].rooms[0].bookings[0].id");
        api.post("/api/v1/bookings/" + booking + "/notes", staff, "{\"text\":\"Beamer is broken\"}")
                .is(201);
        assertThat(board().<List<String>>at("$.days[0].rooms[0].bookings[0].notes[*].text"))
                .containsExactly("Beamer is broken");
        assertThat(board().<String>at("$.days[0].rooms[0].bookings[0].notes[0].author"))
                .isEqualTo("Desk Clerk");
    }

    @Test
    void what_runs_past_closing_is_marked() {
        api.patch(branch(), admin, CLOSING_AT_SIX).is(200);
        book(16, 18);
        book(18, 19);
        assertThat(board().<List<Boolean>>at("$.days[0].rooms[0].bookings[*].afterHours"))
                .containsExactly(false, true);
    }

    @Test
    void what_an_outside_system_booked_stands_beside_ours_and_a_clash_is_marked_on_both() {
        book(10, 11);
        book(12, 13);
        outside.says("cs_1", room.id(), at(10), HOUR, "confirmed");
        await().until(() ->
                board().<List<Object>>at("$.days[0].rooms[0].bookings").size() == 3);
        Answer board = board();
        assertThat(board.<List<Boolean>>at("$.days[0].rooms[0].bookings[*].overlaps"))
                .containsExactly(true, true, false);
        assertThat(board.<List<String>>at("$.days[0].rooms[0].bookings[?(@.source.kind == 'libcal')].notes[0].text"))
                .containsExactly("needs the projector");
    }

    @Test
    void a_clash_is_told_with_both_its_bookings_and_the_time_that_both_have_the_room() {
        book(10, 12);
        book(14, 15);
        outside.says("cs_1", room.id(), at(11), HOUR.multipliedBy(2), "confirmed");
        outside.says("cs_2", room.id(), at(15), HOUR, "confirmed");
        await().until(() -> clashes().size() == 1);
        assertThat(clashes().getFirst())
                .containsEntry("roomName", room.name())
                .containsEntry("startsAt", at(11).toString())
                .containsEntry("endsAt", at(12).toString())
                .hasEntrySatisfying("holder", it -> assertThat(it).asString().contains("Seminar"))
                .hasEntrySatisfying("waiting", it -> assertThat(it).asString().contains("Chess club"));
    }

    @Test
    void two_outside_systems_clash_too_and_what_is_cancelled_clashes_with_nothing() {
        var theatre = new OutsideWorld();
        outside.says("cs_1", room.id(), at(10), HOUR, "confirmed");
        await().until(() ->
                board().<List<Object>>at("$.days[0].rooms[0].bookings").size() == 1);
        theatre.says("t_1", room.id(), at(10), HOUR, "tentative");
        await().until(() -> clashes().size() == 1);
        outside.says("cs_1", room.id(), at(10), HOUR, "cancelled");
        await().until(() -> clashes().isEmpty());
    }

    @Test
    void a_clash_that_is_over_is_nobodys_worry_any_more() {
        book(10, 11);
        outside.says("cs_1", room.id(), at(10), HOUR, "confirmed");
        await().until(() -> clashes().size() == 1);
        clock.set(at(11));
        assertThat(clashes(people.signedInAgain(staff))).isEmpty();
    }

    private List<Map<String, Object>> clashes() {
        return clashes(staff);
    }

    /** Of this test's room: other tests have theirs. */
    private List<Map<String, Object>> clashes(TestPerson who) {
        return api.get("/api/v1/board/clashes", who).is(200).at("$.items[?(@.roomId == '%s')]".formatted(room.id()));
    }

    @Test
    void a_room_is_as_old_as_the_outside_system_that_is_read_for_it() {
        Instant morning = at(0).minus(Duration.ofDays(2));
        outside.wasRead(room.id(), morning, false);
        await().until(() -> board().<Boolean>at("$.stale"));
        Answer board = board();
        assertThat(board.<String>at("$.lastUpdatedAt")).isEqualTo(morning.toString());
        assertThat(board.<String>at("$.branches[0].rooms[0].source")).isEqualTo("libcal");
    }

    @Test
    void it_is_for_staff_and_its_settings_are_for_admins() {
        api.get("/api/v1/board", student).isProblem(403, "forbidden");
        api.get("/api/v1/board/clashes", student).isProblem(403, "forbidden");
        api.patch(branch(), staff, CLOSING_AT_SIX).isProblem(403, "forbidden");
    }

    @Test
    void a_branch_is_set_by_one_admin_at_a_time_and_within_reason() {
        assertThat(api.get(branch(), student).is(200).header("ETag")).isEqualTo("\"0\"");
        assertThat(api.patch(branch(), admin, CLOSING_AT_SIX).is(200).header("ETag"))
                .isEqualTo("\"1\"");
        api.send(api.request("PATCH", branch(), admin, CLOSING_AT_SIX).header("If-Match", "\"0\""))
                .isProblem(412, "stale-version");
        api.patch(branch(), admin, "{\"closing\":[{\"day\":\"monday\",\"cutOff\":\"25:00\"}]}")
                .isInvalid("closing[0]");
        api.patch(branch(), admin, "{\"closing\":[{\"day\":\"monday\"},{\"day\":\"monday\"}]}")
                .isInvalid("closing");
        api.patch("/api/v1/branches/nowhere", admin, "{}").isProblem(404, "not-found");
        api.get("/api/v1/board?from=99999-01-01", staff).isInvalid("from");
        api.get("/api/v1/board?from=2400-01-01", staff).isInvalid("from");
        api.get("/api/v1/board?days=32", staff).isInvalid("days");
    }
}
