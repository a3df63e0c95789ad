package dev.berth.sync.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.berth.sync.ics.CalendarReader.Contents;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

/** Calendars that somebody wrote to keep the service busy: each is read or refused soon. */
class HostileCalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Span YEAR =
            new Span(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
    private static final Duration SOON = Duration.ofSeconds(4);

    private final CalendarReaders readers = new CalendarReaders(settings(SOON));

    @AfterEach
    void close() {
        readers.close();
    }

    private static IcsSettings settings(Duration within) {
        return new IcsSettings(
                Duration.ofMinutes(30), 200, 5000, 20_000, DataSize.ofMegabytes(5), DataSize.ofMegabytes(20), within);
    }

    private static CalendarReader reader() {
        return new CalendarReader(BERLIN, YEAR, settings(SOON), null);
    }

    private static String calendar(String components) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + components.replace("\n", "\r\n") + "END:VCALENDAR\r\n";
    }

    private static String times(int number, IntFunction<String> text) {
        return IntStream.range(0, number).mapToObj(text).collect(Collectors.joining());
    }

    private static String events(int number, String lines) {
        return times(number, n -> "BEGIN:VEVENT\nUID:e" + n + "\n" + lines + "END:VEVENT\n");
    }

    private static String zones(int number, String rule) {
        return times(
                number,
                n -> "BEGIN:VTIMEZONE\nTZID:zone " + n + "\nBEGIN:STANDARD\nDTSTART:00010101T030000\n"
                        + "TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n" + rule + "END:STANDARD\nEND:VTIMEZONE\n");
    }

    static Stream<Arguments> hostile() {
        String list = times(40_000, n -> (n == 0 ? "" : ",") + (1000 + n % 8000) + "0610T080000Z");
        String yearly = "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\n";
        return Map.of(
                        "zones that never end", "BEGIN:VTIMEZONE\n".repeat(38_000),
                        "names of zones", events(20_000, "DTSTART;TZID=W. Europe Standard Time:20260610T080000\n"),
                        "many zones", zones(5_000, yearly) + events(1, "DTSTART;TZID=zone 1:20260610T080000\n"),
                        "as many zones as there may be",
                                zones(100, yearly)
                                        + times(
                                                5_000,
                                                n -> "BEGIN:VEVENT\nDTSTART;TZID=zone " + n % 100
                                                        + ":99981231T080000\nEND:VEVENT\n"),
                        "deep components", "BEGIN:VEVENT\n".repeat(40_000),
                        "rules with a count",
                                events(
                                        5_000,
                                        "DTSTART:19000101T000000Z\nRRULE:FREQ=DAILY;COUNT=999999\nDURATION:PT1H\n"),
                        "rules by the hour with a count",
                                events(
                                        500,
                                        "DTSTART:00010101T000000Z\nRRULE:FREQ=HOURLY;COUNT=99999999\nDURATION:PT1H\n"),
                        "free time that repeats",
                                events(
                                        10_000,
                                        "DTSTART:20260101T000000Z\nRRULE:FREQ=HOURLY\nDURATION:PT1H\nTRANSP:TRANSPARENT\n"),
                        "dates in lists",
                                events(
                                        1,
                                        "DTSTART:20200101T080000Z\nRRULE:FREQ=DAILY\nRDATE:" + list + "\nEXDATE:" + list
                                                + "\n"),
                        "a huge folded line with many parameters",
                                events(
                                        1,
                                        "DTSTART:20260610T080000Z\nDURATION:PT1H\nSUMMARY"
                                                + times(50_000, n -> ";X-" + n + "=a") + ":a\n"
                                                + " a\n".repeat(500_000)))
                .entrySet()
                .stream()
                .map(it -> arguments(it.getKey(), it.getValue()));
    }

    /** The thread's own time: the machine that runs the tests does other things, too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    @Timeout(60)
    void a_hostile_calendar_is_read_or_refused_soon(String what, String components) {
        String text = calendar(components);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            reader().read(text);
        } catch (NoCalendar refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(Duration.ofNanos(after - before)).as(what).isLessThan(SOON);
    }

    @Test
    void rules_with_far_too_much_work_spoil_their_event_and_no_other() throws NoCalendar {
        Contents contents = reader().read(calendar(
                events(1, "DTSTART:19000101T000000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY;COUNT=99999999\n")
                        + "BEGIN:VEVENT\nUID:choir\nDTSTART:20260602T080000Z\nDURATION:PT1H\nEND:VEVENT\n"));

        assertThat(contents.notUnderstood()).containsExactly("e0");
        assertThat(contents.busy())
                .singleElement()
                .matches(it -> it.externalId().equals("choir"));
    }

    @Test
    void rules_that_began_long_ago_are_worked_out_nevertheless() throws NoCalendar {
        Contents contents = reader().read(calendar(
                events(1, "DTSTART;VALUE=DATE:19700229\nRRULE:FREQ=YEARLY\n").replace("0229", "0610")
                        + events(
                                        1,
                                        "DTSTART:19700105T080000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260131T000000Z\n")
                                .replace("UID:e0", "UID:choir")));

        assertThat(contents.notUnderstood()).isEmpty();
        assertThat(contents.busy()).hasSize(5);
    }

    @Test
    void an_interval_that_overflows_spoils_its_event_only() throws NoCalendar {
        assertThat(reader().read(
                                calendar(events(1, "DTSTART:19700101T080000Z\nRRULE:FREQ=WEEKLY;INTERVAL=999999999\n")))
                        .notUnderstood())
                .containsExactly("e0");
    }

    @Test
    void reading_ends_when_its_time_is_over_and_the_thread_is_free_for_the_next_one() throws Exception {
        try (var hasty = new Closing(new CalendarReaders(settings(Duration.ofMillis(1))))) {
            String large = calendar(events(20_000, "DTSTART:20260610T080000Z\nDURATION:PT1H\n"));
            assertThatThrownBy(() -> hasty.readers().read(reader(), large, false))
                    .isInstanceOf(TimeoutException.class);
        }
        assertThat(readers.read(reader(), calendar(""), false).events()).isZero();
    }

    private record Closing(CalendarReaders readers) implements AutoCloseable {
        @Override
        public void close() {
            readers.close();
        }
    }
}
