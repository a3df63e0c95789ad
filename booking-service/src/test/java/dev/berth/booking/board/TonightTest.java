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
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A custodian sees on one page whether they must stay, where and until when. */
@ServiceTest
class TonightTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String CLOSING_AT_SIX = """
            {"closing":[{"day":"monday","cutOff":"18:00"},{"day":"tuesday","cutOff":"18:00"},
                        {"day":"wednesday","cutOff":"18:00"},{"day":"thursday","cutOff":"18:00"},
                        {"day":"friday","cutOff":"18:00"},{"day":"saturday","cutOff":"18:00"},
                        {"day":"sunday","cutOff":"18:00"}]}""";

    private final Api api;
    private final TestPeople people;
    private final TestRooms rooms;
    private final TestClock clock;
    private final TestPerson student;
    private final TestPerson staff;
    private final TestRoom first;
    private final TestRoom second;
    private final LocalDate today;
    private final OutsideWorld outside = new OutsideWorld();

    TonightTest(Api api, TestPeople people, TestRooms rooms, TestClock clock) {
        this.api = api;
        this.people = people;
        this.rooms = rooms;
        this.clock = clock;
        this.student = people.student();
        this.staff = people.staff();
        this.first = rooms.room();
        this.second = rooms.in(first.branch(), 6);
        this.today = LocalDate.ofInstant(clock.instant(), BERLIN).plusDays(1);
    }

    /** Booked the day before; then it is that day's morning. */
    @BeforeEach
    void theBranchClosesAtSix() {
        api.patch("/api/v1/branches/" + first.branch(), people.admin(), CLOSING_AT_SIX)
                .is(200);
    }

    @Test
    void what_runs_past_the_cut_off_today_is_listed_and_what_runs_longest_is_first() {
        book(first, 17, 19, "Choir");
        book(second, 16, 21, "Chess");
        book(rooms.in(first.branch(), 4), 10, 18, "Until six");
        book(first, 24 + 19, 24 + 20, "Tomorrow");
        morning();

        Map<String, Object> branch = tonight();

        assertThat(branch).containsEntry("date", today.toString()).containsEntry("cutOff", "18:00");
        assertThat(branch).containsEntry("until", at(21).toString());
        List<Map<String, Object>> late = bookings(branch);
        assertThat(late.stream().map(it -> it.get("room")).toList()).isEqualTo(List.of(second.name(), first.name()));
        assertThat(each(late, "title")).isEqualTo(List.of("Chess", "Choir"));
        assertThat(each(late, "person")).isEqualTo(List.of("Stu Dent", "Stu Dent"));
    }

    @Test
    void it_lists_exactly_what_the_board_marks_as_after_hours() {
        book(first, 17, 19, "Choir");
        book(first, 12, 13, "Lunch");
        book(second, 22, 26, "Night shift");
        outside.says("cs_1", second.id(), at(18), Duration.ofHours(2), "confirmed");
        morning();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bookings(tonight())).hasSize(3));

        Answer board = api.get("/api/v1/board?branch=%s&days=1".formatted(first.branch()), again(staff))
                .is(200);
        List<String> marked = board.at("$.days[0].rooms[*].bookings[?(@.afterHours == true)].id");
        assertThat(Set.copyOf(each(bookings(tonight()), "id"))).isEqualTo(Set.copyOf(marked));
    }

    @Test
    void a_branch_in_which_nobody_has_to_stay_says_so() {
        book(first, 10, 12, "Morning");
        morning();
        assertThat(bookings(tonight())).isEmpty();
        assertThat(tonight()).doesNotContainKey("until");
    }

    @Test
    void students_do_not_see_it() {
        api.get("/api/v1/board/tonight", student).isProblem(403, "forbidden");
        api.get("/api/v1/board/tonight", null).is(401);
    }

    private Map<String, Object> tonight() {
        List<Map<String, Object>> found = api.get("/api/v1/board/tonight", again(staff))
                .is(200)
                .at("$.branches[?(@.name == '%s')]".formatted(first.branch()));
        return found.getFirst();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> bookings(Map<String, Object> branch) {
        return (List<Map<String, Object>>) Objects.requireNonNull(branch.get("bookings"));
    }

    private static List<String> each(List<Map<String, Object>> late, String field) {
        return late.stream()
                .map(it -> Objects.requireNonNull((Map<?, ?>) it.get("booking")))
                .map(it -> String.valueOf(it.get(field)))
                .toList();
    }

    private void morning() {
        clock.stopAt(at(9));
    }

    private TestPerson again(TestPerson person) {
        return people.signedInAgain(person);
    }

    private Instant at(int hour) {
        return today.atStartOfDay().plusHours(hour).atZone(BERLIN).toInstant();
    }

    private void book(TestRoom room, int from, int until, String title) {
        api.post("/api/v1/bookings", student, """
                {"kind":"room","startsAt":"%s","endsAt":"%s","title":"%s","roomId":"%s"}""".formatted(at(from), at(until), title, room.id()))
                .is(201);
    }
}
