package dev.berth.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.local.simulation.SimulatedNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the demo wants to book, without a Berth. */
class PlansTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final Map<String, String> IDS = DemoRoom.ALL.stream()
            .collect(Collectors.toMap(DemoRoom::name, it -> UUID.randomUUID().toString()));

    @Test
    void bookings_of_a_room_do_not_overlap_and_are_on_quarter_hours() {
        for (DemoRoom room : DemoRoom.ALL) {
            for (int day = 0; day < 120; day++) {
                var slots = room.slots(MONDAY.minusDays(60).plusDays(day), 1);
                for (int n = 0; n < slots.size(); n++) {
                    assertThat(slots.get(n).startsAt().getEpochSecond() % 900).isZero();
                    assertThat(slots.get(n).endsAt()).isAfter(slots.get(n).startsAt());
                    if (n > 0) {
                        assertThat(slots.get(n).startsAt())
                                .isAfterOrEqualTo(slots.get(n - 1).endsAt());
                    }
                }
            }
        }
    }

    @Test
    void working_days_are_busier_than_weekends_and_days_busier_than_nights() {
        long workingDays = bookings(MONDAY) + bookings(MONDAY.plusDays(1));
        long weekend = bookings(MONDAY.plusDays(5)) + bookings(MONDAY.plusDays(6));
        assertThat(workingDays).isGreaterThan(3 * weekend);

        var hours = IntStream.range(0, 28)
                .boxed()
                .flatMap(day -> ComputeWish.on(MONDAY.plusDays(day), 1).stream())
                .map(it -> it.slot().startsAt().atZone(Campus.ZONE).getHour())
                .toList();
        assertThat(hours.stream().filter(it -> it < 6).count() * 10)
                .isLessThan(hours.stream().filter(it -> it >= 9 && it < 17).count());
    }

    private static long bookings(LocalDate day) {
        return DemoRoom.ALL.stream().mapToLong(it -> it.slots(day, 1).size()).sum();
    }

    @Test
    void compute_bookings_of_the_past_never_exceed_their_node() {
        var node = new SimulatedNode(UUID.randomUUID(), "small", 16, 64, List.of(), "");
        for (int day = 0; day < 60; day++) {
            var free = new PastNodes(List.of(node)).freshDay();
            var placed = ComputeWish.on(MONDAY.minusDays(day), 1).stream()
                    .flatMap(it -> free.place(it).stream())
                    .toList();
            for (var one : placed) {
                int beside = placed.stream()
                        .filter(it -> !it.wish()
                                        .slot()
                                        .startsAt()
                                        .isAfter(one.wish().slot().startsAt())
                                && it.wish()
                                        .slot()
                                        .endsAt()
                                        .isAfter(one.wish().slot().startsAt()))
                        .mapToInt(it -> it.wish().work().cores())
                        .sum();
                assertThat(beside).isLessThanOrEqualTo(16);
            }
        }
    }

    @Test
    void nothing_is_wanted_on_days_that_are_booked_already_or_in_the_past() {
        var now = Instant.parse("2026-11-30T13:07:00Z");
        var rooms = new Coming(now).rooms(IDS, Set.of(MONDAY.plusDays(1)));

        assertThat(rooms).isNotEmpty().allSatisfy(it -> {
            var start = Instant.parse(it.body().path("startsAt").asString(""));
            assertThat(start).isAfter(now);
            assertThat(start.atZone(Campus.ZONE).toLocalDate()).isNotEqualTo(MONDAY.plusDays(1));
        });
    }

    @Test
    void nobody_is_given_more_than_may_be_open_at_once() {
        var wishes = new Coming(Instant.parse("2026-11-30T05:00:00Z")).rooms(IDS, Set.of());

        assertThat(wishes.size()).isGreaterThan(100);
        assertThat(wishes.stream().collect(Collectors.groupingBy(Wish::person, Collectors.counting())))
                .allSatisfy((person, count) -> assertThat(count).isLessThanOrEqualTo(8));
    }

    @Test
    void tonights_bookings_end_after_closing_at_every_hour_of_the_day() {
        for (int quarter = 0; quarter < 96; quarter++) {
            var now = Campus.instant(MONDAY.atStartOfDay().plusMinutes(15L * quarter + 7));
            for (Wish wish : new Tonight(IDS, now).wishes()) {
                var end = Instant.parse(wish.body().path("endsAt").asString(""));
                assertThat(end).isAfter(Campus.instant(MONDAY.atTime(20, 0))).isAfter(now);
                assertThat(end)
                        .isBeforeOrEqualTo(Campus.instant(MONDAY.plusDays(1).atStartOfDay()));
            }
        }
    }

    @Test
    void there_are_about_thirty_people_and_no_two_have_one_address() {
        assertThat(Person.ALL).hasSize(30);
        assertThat(Person.ALL.stream().map(Person::email)).doesNotHaveDuplicates();
        assertThat(Person.ALL.stream().map(Person::email)).allMatch(it -> it.matches("[a-z]+@demo\\.berth\\.local"));
    }
}
