package dev.berth.booking.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestRooms;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What {@code GET /api/v1/limits} says is what a booking is judged by. */
@ServiceTest
class LimitsTest extends RoomBookings {
    private static final String LIMITS = "/api/v1/limits";

    private final TestClock clock;

    LimitsTest(Api api, TestClock clock, TestPeople people, TestRooms rooms) {
        super(api, clock, people, rooms);
        this.clock = clock;
    }

    @Test
    void every_person_reads_the_rules_of_each_kind() {
        Answer limits = api.get(LIMITS, student).is(200);
        for (String kind : new String[] {"compute", "room"}) {
            assertThat(limits.<Integer>at("$." + kind + ".gridMinutes")).isEqualTo(15);
            assertThat(limits.<Integer>at("$." + kind + ".longestMinutes")).isEqualTo(480);
            assertThat(limits.<Integer>at("$." + kind + ".leadTimeMinutes")).isZero();
            assertThat(limits.<Integer>at("$." + kind + ".horizonDays")).isEqualTo(90);
            assertThat(limits.<Integer>at("$." + kind + ".openBookings")).isEqualTo(10);
        }
        assertThat(limits.<Integer>at("$.course.horizonDays")).isEqualTo(180);
        assertThat(limits.<Integer>at("$.course.openBookings")).isEqualTo(10);
    }

    @Test
    void nobody_reads_them_without_a_token() {
        api.get(LIMITS, null).is(401);
    }

    @Test
    void a_booking_of_the_longest_duration_is_booked_and_a_slot_more_is_refused() {
        Duration longest = Duration.ofMinutes(api.get(LIMITS, student).<Integer>at("$.room.longestMinutes"));
        book(rooms.room(), start, longest).is(201);
        book(rooms.room(), start, longest.plus(Grid.SLOT)).isProblem(422, "rule-broken");
    }

    @Test
    void a_booking_within_the_horizon_is_booked_and_a_slot_beyond_is_refused() {
        Duration horizon = Duration.ofDays(api.get(LIMITS, student).<Integer>at("$.room.horizonDays"));
        var last = Grid.floor(clock.instant().plus(horizon));
        book(rooms.room(), last, HOUR).is(201);
        book(rooms.room(), last.plus(Grid.SLOT), HOUR).isProblem(422, "rule-broken");
    }
}
