package dev.berth.booking.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.booking.grid.Window;
import dev.berth.booking.room.Day;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BranchTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-27");
    private static final LocalDate SUNDAY = LocalDate.parse("2026-11-29");

    private final Branch branch = new Branch(
            "Main library",
            BERLIN,
            List.of(new Closing(Day.MONDAY, "18:00"), new Closing(Day.FRIDAY, "17:00"), new Closing(Day.SUNDAY, null)),
            1);

    private static Window booking(String from, String until) {
        return new Window(
                LocalDateTime.parse(from).atZone(BERLIN).toInstant(),
                LocalDateTime.parse(until).atZone(BERLIN).toInstant());
    }

    @Test
    void what_ends_at_closing_time_is_in_time_and_a_quarter_hour_later_is_not() {
        assertThat(branch.isAfterHours(booking("2026-11-23T16:00", "2026-11-23T18:00"), MONDAY))
                .isFalse();
        assertThat(branch.isAfterHours(booking("2026-11-23T16:00", "2026-11-23T18:15"), MONDAY))
                .isTrue();
    }

    @Test
    void each_day_has_its_own_closing_time() {
        assertThat(branch.isAfterHours(booking("2026-11-27T16:00", "2026-11-27T18:00"), FRIDAY))
                .isTrue();
    }

    @Test
    void a_day_without_closing_time_marks_nothing() {
        assertThat(branch.isAfterHours(booking("2026-11-29T08:00", "2026-11-29T23:45"), SUNDAY))
                .isFalse();
        assertThat(branch.isAfterHours(booking("2026-11-24T08:00", "2026-11-24T23:45"), MONDAY.plusDays(1)))
                .isFalse();
    }

    @Test
    void a_booking_over_midnight_is_judged_day_by_day() {
        Window night = booking("2026-11-23T22:00", "2026-11-24T02:00");
        assertThat(branch.isAfterHours(night, MONDAY)).isTrue();
        assertThat(branch.isAfterHours(night, MONDAY.plusDays(1))).isFalse();
    }

    @Test
    void where_the_clocks_change_a_day_has_23_or_25_hours() {
        assertThat(branch.day(LocalDate.parse("2026-03-29")).length()).isEqualTo(Duration.ofHours(23));
        assertThat(branch.day(LocalDate.parse("2026-10-25")).length()).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void the_closing_time_is_the_clock_on_the_wall_in_winter_and_in_summer() {
        assertThat(branch.isAfterHours(booking("2026-07-06T16:00", "2026-07-06T18:00"), LocalDate.parse("2026-07-06")))
                .isFalse();
        assertThat(branch.isAfterHours(booking("2026-07-06T16:00", "2026-07-06T18:15"), LocalDate.parse("2026-07-06")))
                .isTrue();
    }

    @Test
    void a_day_is_named_once() {
        var twice = List.of(new Closing(Day.MONDAY, "18:00"), new Closing(Day.MONDAY, "19:00"));
        assertThatThrownBy(() -> new Branch("Twice", BERLIN, twice, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
