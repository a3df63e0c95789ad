package dev.berth.booking.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.reservation.Clockwork;
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
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moved, edited, made longer, ended and overtaken by the clock. */
@ServiceTest
class RoomBookingLifeTest extends RoomBookings {
    private final TestClock clock;
    private final Clockwork clockwork;
    private final JdbcClient jdbc;

    RoomBookingLifeTest(
            Api api, TestClock clock, TestPeople people, TestRooms rooms, Clockwork clockwork, JdbcClient jdbc) {
        super(api, clock, people, rooms);
        this.clock = clock;
        this.clockwork = clockwork;
        this.jdbc = jdbc;
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
}
