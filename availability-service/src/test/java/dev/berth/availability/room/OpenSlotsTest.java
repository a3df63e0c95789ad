package dev.berth.availability.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.berth.availability.grid.FreeRun;
import dev.berth.availability.grid.Grid;
import dev.berth.availability.grid.Runs;
import dev.berth.availability.room.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenSlotsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void eight_o_clock_is_an_hour_earlier_in_utc_once_summer_time_began() {
        OpenSlots daily = open(480, 1200);
        assertThat(on(daily, "2027-03-27")).containsExactly(run("2027-03-27T07:00:00Z", "2027-03-27T19:00:00Z"));
        assertThat(on(daily, "2027-03-28")).containsExactly(run("2027-03-28T06:00:00Z", "2027-03-28T18:00:00Z"));
    }

    @Test
    void the_hour_that_is_missing_is_never_open_and_the_one_that_comes_twice_is_open_twice() {
        OpenSlots night = open(60, 240);
        assertThat(minutes(on(night, "2027-03-28"))).isEqualTo(120);
        assertThat(minutes(on(night, "2027-10-30"))).isEqualTo(180);
        assertThat(minutes(on(night, "2027-10-31"))).isEqualTo(240);
    }

    @Test
    void a_day_without_hours_is_closed_and_midnight_is_no_gap() {
        OpenSlots slots = new OpenSlots(new OpeningHours(
                BERLIN, List.of(new Span(DayOfWeek.MONDAY, 1200, 1440), new Span(DayOfWeek.TUESDAY, 0, 120))));
        assertThat(Runs.of(slots, slot("2027-06-06T00:00:00Z"), slot("2027-06-10T00:00:00Z"), 1))
                .containsExactly(run("2027-06-07T18:00:00Z", "2027-06-08T00:00:00Z"));
    }

    @Test
    void what_was_worked_out_does_not_depend_on_what_was_asked_before() {
        OpenSlots asked = open(480, 1200);
        for (int word : new int[] {31_250, 31_200, 31_500, 30_000, 31_250, 0, 31_251}) {
            assertThat(asked.word(word))
                    .as("word %d", word)
                    .isEqualTo(open(480, 1200).word(word));
        }
    }

    @Test
    void hours_that_end_before_they_begin_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(DayOfWeek.MONDAY, 600, 600));
    }

    private static OpenSlots open(int opens, int closes) {
        return new OpenSlots(new OpeningHours(
                BERLIN,
                Stream.of(DayOfWeek.values())
                        .map(day -> new Span(day, opens, closes))
                        .toList()));
    }

    private static List<FreeRun> on(OpenSlots slots, String day) {
        LocalDate date = LocalDate.parse(day);
        return Runs.of(
                slots,
                Grid.slotAt(date.atStartOfDay(BERLIN).toInstant()),
                Grid.slotAt(date.plusDays(1).atStartOfDay(BERLIN).toInstant()),
                1);
    }

    private static int minutes(List<FreeRun> runs) {
        return runs.stream().mapToInt(run -> (run.to() - run.from()) * 15).sum();
    }

    private static FreeRun run(String from, String to) {
        return new FreeRun(slot(from), slot(to));
    }

    private static int slot(String instant) {
        return Grid.slotAt(Instant.parse(instant));
    }
}
