package dev.berth.booking.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.booking.grid.Window;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final OpeningHours weekdays = hours(new Opening(Day.MONDAY, "08:00", "20:00"));
    /** The nights in which Berlin's clocks jump are nights to Sunday. */
    private final OpeningHours sundayNight = hours(new Opening(Day.SUNDAY, "01:00", "02:30"));

    private static OpeningHours hours(Opening... openings) {
        return new OpeningHours(List.of(openings));
    }

    private static Window berlin(String from, String until) {
        return new Window(
                LocalDateTime.parse(from).atZone(BERLIN).toInstant(),
                LocalDateTime.parse(until).atZone(BERLIN).toInstant());
    }

    private static Window utc(String from, String until) {
        return new Window(
                LocalDateTime.parse(from).toInstant(ZoneOffset.UTC),
                LocalDateTime.parse(until).toInstant(ZoneOffset.UTC));
    }

    @Test
    void without_any_opening_a_room_is_always_open() {
        assertThat(OpeningHours.ALWAYS.cover(berlin("2026-12-06T00:00", "2026-12-13T00:00"), BERLIN))
                .isTrue();
    }

    @Test
    void a_booking_from_opening_to_closing_is_inside() {
        assertThat(weekdays.cover(berlin("2026-12-07T08:00", "2026-12-07T20:00"), BERLIN))
                .isTrue();
    }

    @Test
    void a_quarter_of_an_hour_too_early_or_too_late_or_another_day_is_outside() {
        assertThat(weekdays.cover(berlin("2026-12-07T07:45", "2026-12-07T09:00"), BERLIN))
                .isFalse();
        assertThat(weekdays.cover(berlin("2026-12-07T19:00", "2026-12-07T20:15"), BERLIN))
                .isFalse();
        assertThat(weekdays.cover(berlin("2026-12-08T09:00", "2026-12-08T10:00"), BERLIN))
                .isFalse();
    }

    @Test
    void the_wall_clock_counts_in_summer_and_in_winter() {
        assertThat(weekdays.isOpenAt(Instant.parse("2026-07-06T06:00:00Z"), BERLIN))
                .isTrue();
        assertThat(weekdays.isOpenAt(Instant.parse("2026-12-07T06:00:00Z"), BERLIN))
                .isFalse();
        assertThat(weekdays.isOpenAt(Instant.parse("2026-12-07T07:00:00Z"), BERLIN))
                .isTrue();
    }

    @Test
    void a_lunch_break_divides_the_day() {
        OpeningHours broken =
                hours(new Opening(Day.MONDAY, "14:00", "18:00"), new Opening(Day.MONDAY, "08:00", "12:00"));
        assertThat(broken.cover(berlin("2026-12-07T11:00", "2026-12-07T12:00"), BERLIN))
                .isTrue();
        assertThat(broken.cover(berlin("2026-12-07T11:00", "2026-12-07T15:00"), BERLIN))
                .isFalse();
    }

    @Test
    void midnight_is_no_break_when_the_next_day_goes_on() {
        OpeningHours night =
                hours(new Opening(Day.FRIDAY, "18:00", "24:00"), new Opening(Day.SATURDAY, "00:00", "02:00"));
        assertThat(night.cover(berlin("2026-12-04T23:00", "2026-12-05T02:00"), BERLIN))
                .isTrue();
        assertThat(night.cover(berlin("2026-12-04T23:00", "2026-12-05T02:15"), BERLIN))
                .isFalse();
    }

    @Test
    void the_hour_that_happens_twice_is_open_both_times() {
        // 25 October 2026: 03:00 summer time becomes 02:00 winter time, which is 01:00 UTC.
        assertThat(sundayNight.cover(utc("2026-10-24T23:00", "2026-10-25T00:30"), BERLIN))
                .isTrue();
        assertThat(sundayNight.isOpenAt(Instant.parse("2026-10-25T00:45:00Z"), BERLIN))
                .isFalse();
        assertThat(sundayNight.cover(utc("2026-10-25T01:00", "2026-10-25T01:30"), BERLIN))
                .isTrue();
        assertThat(sundayNight.isOpenAt(Instant.parse("2026-10-25T01:30:00Z"), BERLIN))
                .isFalse();
        assertThat(hours(new Opening(Day.SUNDAY, "00:00", "24:00"))
                        .openSlots(berlin("2026-10-25T00:00", "2026-10-26T00:00"), BERLIN)
                        .cardinality())
                .isEqualTo(25 * 4);
    }

    @Test
    void the_hour_that_does_not_happen_is_skipped() {
        // 29 March 2026: 02:00 winter time becomes 03:00 summer time, which is 01:00 UTC.
        assertThat(sundayNight.cover(utc("2026-03-29T00:00", "2026-03-29T01:00"), BERLIN))
                .isTrue();
        assertThat(sundayNight.isOpenAt(Instant.parse("2026-03-29T01:00:00Z"), BERLIN))
                .isFalse();
        OpeningHours early = hours(new Opening(Day.SUNDAY, "02:30", "05:00"));
        assertThat(early.isOpenAt(Instant.parse("2026-03-29T00:45:00Z"), BERLIN))
                .isFalse();
        assertThat(early.cover(utc("2026-03-29T01:00", "2026-03-29T03:00"), BERLIN))
                .isTrue();
        assertThat(hours(new Opening(Day.SUNDAY, "00:00", "24:00"))
                        .openSlots(berlin("2026-03-29T00:00", "2026-03-30T00:00"), BERLIN)
                        .cardinality())
                .isEqualTo(23 * 4);
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> new Opening(Day.MONDAY, "20:00", "08:00"))
                .hasMessage("must close after it opens; for a night, use two days");
        for (String time : List.of("8:00", "08:10", "24:15", "25:00", "")) {
            assertThatThrownBy(() -> new Opening(Day.MONDAY, "00:00", time))
                    .hasMessage("opens and closes on a quarter hour, like 08:00 and 20:15");
        }
        assertThatThrownBy(() ->
                        hours(new Opening(Day.MONDAY, "08:00", "12:15"), new Opening(Day.MONDAY, "12:00", "18:00")))
                .hasMessage("must not overlap on monday");
    }
}
