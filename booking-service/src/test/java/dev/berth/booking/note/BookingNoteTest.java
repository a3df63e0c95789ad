package dev.berth.booking.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestCourses;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class BookingNoteTest {
    private final Api api;
    private final TestPerson staff;
    private final TestPerson admin;
    private final TestPerson owner;
    private final String booking;

    BookingNoteTest(Api api, TestPeople people, TestCourses courses) {
        this.api = api;
        this.staff = people.staff();
        this.admin = people.admin();
        this.owner = people.student();
        String seat = "{\"kind\":\"course\",\"courseSessionId\":\"%s\"}"
                .formatted(courses.session(3).id());
        this.booking = "/api/v1/bookings/"
                + api.post("/api/v1/bookings", owner, seat).is(201).<String>at("$.id");
    }

    private Answer note(TestPerson author, String text) {
        return api.post(booking + "/notes", author, "{\"text\":\"%s\"}".formatted(text));
    }

    @Test
    void staff_and_admins_note_things_and_read_them_in_order() {
        Answer first = note(staff, "Asked for a left-handed desk\\nand tea").is(201);
        note(admin, "Done").is(201);
        note(staff, "Paid").is(201);

        assertThat(first.<String>at("$.author.id"))
                .isEqualTo(staff.caller().id().toString());
        assertThat(first.<String>at("$.author.name")).isEqualTo("Desk Clerk");
        Answer page = api.get(booking + "/notes?limit=2", admin).is(200);
        assertThat(page.<List<String>>at("$.items[*].text"))
                .containsExactly("Asked for a left-handed desk\nand tea", "Done");
        Answer rest = api.get(booking + "/notes?limit=2&cursor=" + page.at("$.nextCursor"), staff)
                .is(200);
        assertThat(rest.<List<String>>at("$.items[*].text")).containsExactly("Paid");
        assertThat(rest.body()).doesNotContain("nextCursor");
    }

    @Test
    void the_owner_hears_nothing_of_it() {
        note(staff, "Difficult customer").is(201);
        api.get(booking + "/notes", owner).isProblem(403, "forbidden");
        note(owner, "Hello").isProblem(403, "forbidden");
        assertThat(api.get(booking, owner).body()).doesNotContain("Difficult");
        assertThat(api.get(booking + "/history", owner).body()).doesNotContain("Difficult", "note");
    }

    @Test
    void an_empty_or_endless_note_is_refused_and_so_is_one_about_nothing() {
        note(staff, " ").isInvalid("text");
        note(staff, "x".repeat(2001)).isInvalid("text");
        note(staff, "a\\u0000b").isInvalid("text");
        api.post(booking + "/notes", staff, "{}").isInvalid("text");
        api.get("/api/v1/bookings/" + UUID.randomUUID() + "/notes", staff).isProblem(404, "not-found");
    }
}
