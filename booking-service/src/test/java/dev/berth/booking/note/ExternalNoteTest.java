package dev.berth.booking.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.booking.external.OutsideWorld;
import dev.berth.booking.grid.Grid;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff note things about bookings that an outside system made. */
@ServiceTest
class ExternalNoteTest {
    private final Api api;
    private final TestPerson staff;
    private final TestPerson admin;
    private final TestPerson student;
    private final TestRoom room;
    private final Instant start;
    private final OutsideWorld outside = new OutsideWorld();
    private String notes = "";

    ExternalNoteTest(Api api, TestPeople people, TestRooms rooms, TestClock clock) {
        this.api = api;
        this.staff = people.staff();
        this.admin = people.admin();
        this.student = people.student();
        this.room = rooms.room();
        this.start = Grid.ceil(clock.instant()).plus(Duration.ofHours(1));
    }

    @BeforeEach
    void aLibraryBookedTheRoom() {
        outside.says("cs_1", room.id(), start, Duration.ofHours(1), "confirmed");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(onBoard("id")).hasSize(1));
        notes = "/api/v1/external-bookings/" + onBoard("id").getFirst() + "/notes";
    }

    @Test
    void notes_are_listed_in_order_and_shown_on_the_boards_card_after_the_sources_own() {
        note(staff, "Key is at the desk").is(201);
        note(admin, "Came at nine").is(201);
        Answer page = api.get(notes + "?limit=1", staff).is(200);
        assertThat(page.<List<String>>at("$.items[*].text")).containsExactly("Key is at the desk");
        assertThat(page.<String>at("$.items[0].author.name")).isEqualTo("Desk Clerk");
        assertThat(api.get(notes + "?cursor=" + page.at("$.nextCursor"), staff)
                        .is(200)
                        .<List<String>>at("$.items[*].text"))
                .containsExactly("Came at nine");
        assertThat(onBoard("notes[*].text"))
                .containsExactly("needs the projector", "Key is at the desk", "Came at nine");
    }

    @Test
    void they_stay_when_the_source_changes_the_booking_and_go_with_it() {
        note(staff, "Key is at the desk").is(201);
        outside.says("cs_1", room.id(), start.plus(Duration.ofMinutes(15)), Duration.ofHours(1), "confirmed");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(onBoard("startsAt"))
                        .containsExactly(start.plus(Duration.ofMinutes(15)).toString()));
        assertThat(onBoard("notes[*].text")).contains("Key is at the desk");
        outside.forgets("cs_1");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> api.get(notes, staff).isProblem(404, "not-found"));
    }

    @Test
    void only_staff_read_and_write_them_and_only_about_what_is_there() {
        note(student, "Hello").isProblem(403, "forbidden");
        api.get(notes, student).isProblem(403, "forbidden");
        api.get(notes, null).is(401);
        String nothing = "/api/v1/external-bookings/" + UUID.randomUUID() + "/notes";
        api.get(nothing, staff).isProblem(404, "not-found");
        api.post(nothing, staff, "{\"text\":\"Hello\"}").isProblem(404, "not-found");
        note(staff, " ").isInvalid("text");
    }

    private Answer note(TestPerson author, String text) {
        return api.post(notes, author, "{\"text\":\"%s\"}".formatted(text));
    }

    private List<String> onBoard(String field) {
        return api.get("/api/v1/board?roomId=" + room.id(), staff)
                .is(200)
                .at("$.days[*].rooms[*].bookings[*]." + field);
    }
}
