package dev.berth.sync.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.sync.connector.FoundBooking;
import dev.berth.sync.connector.FoundBooking.Status;
import dev.berth.sync.ics.CalendarReader.Contents;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** What real programs write into calendars, and what only hostile ones do. */
class CalendarReaderTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Span YEAR =
            new Span(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
    /** As Exchange explains its names. */
    private static final String WEST_EUROPE = """
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """;

    private static Contents read(String... components) throws NoCalendar {
        return read(YEAR, components);
    }

    private static Contents read(Span span, String... components) throws NoCalendar {
        var settings = new IcsSettings(
                Duration.ofMinutes(30),
                200,
                50,
                200,
                DataSize.ofMegabytes(5),
                DataSize.ofMegabytes(20),
                Duration.ofSeconds(10));
        String text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//somebody//EN\n" + String.join("\n", components)
                + "\nEND:VCALENDAR\n";
        return new CalendarReader(BERLIN, span, settings, null).read(text.replace("\n", "\r\n"));
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\nUID:dentist\nSUMMARY:Dentist\n" + String.join("\n", lines) + "\nEND:VEVENT";
    }

    private static List<String> times(Contents contents) {
        return contents.busy().stream()
                .map(it -> it.startsAt() + " " + it.endsAt())
                .toList();
    }

    @Test
    void an_event_is_busy_from_its_start_to_its_end() throws NoCalendar {
        Contents contents =
                read(event("DTSTART:20260610T080000Z", "DTEND:20260610T093000Z", "LOCATION:Main street\\, 2"));

        assertThat(contents.busy()).singleElement().satisfies(it -> {
            assertThat(it.externalId()).isEqualTo("dentist");
            assertThat(it.title()).isEqualTo("Dentist");
            assertThat(it.location()).isEqualTo("Main street, 2");
            assertThat(it.status()).isEqualTo(Status.CONFIRMED);
        });
        assertThat(times(contents)).containsExactly("2026-06-10T08:00:00Z 2026-06-10T09:30:00Z");
    }

    @Test
    void a_length_stands_for_an_end_and_a_moment_is_not_busy() throws NoCalendar {
        assertThat(times(read(event("DTSTART:20260610T080000Z", "DURATION:PT1H30M"))))
                .containsExactly("2026-06-10T08:00:00Z 2026-06-10T09:30:00Z");
        assertThat(times(read(event("DTSTART:20260610T080000Z")))).isEmpty();
    }

    @Test
    void a_time_without_a_zone_is_the_calendars_own() throws NoCalendar {
        assertThat(times(read(event("DTSTART:20260610T100000", "DTEND:20260610T110000"))))
                .containsExactly("2026-06-10T08:00:00Z 2026-06-10T09:00:00Z");
    }

    @Test
    void days_run_from_midnight_to_midnight_where_the_calendar_is() throws NoCalendar {
        Contents contents = read(event("DTSTART;VALUE=DATE:20261024", "DTEND;VALUE=DATE:20261026"));

        assertThat(contents.busy()).singleElement().matches(FoundBooking::allDay);
        assertThat(times(contents)).containsExactly("2026-10-23T22:00:00Z 2026-10-25T23:00:00Z");
        assertThat(times(read(event("DTSTART;VALUE=DATE:20260610"))))
                .containsExactly("2026-06-09T22:00:00Z 2026-06-10T22:00:00Z");
    }

    @Test
    void days_that_come_again_stay_days_when_the_clocks_change() throws NoCalendar {
        assertThat(times(read(event("DTSTART;VALUE=DATE:20261024", "RRULE:FREQ=DAILY;COUNT=3"))))
                .containsExactly(
                        "2026-10-23T22:00:00Z 2026-10-24T22:00:00Z",
                        "2026-10-24T22:00:00Z 2026-10-25T23:00:00Z",
                        "2026-10-25T23:00:00Z 2026-10-26T23:00:00Z");
    }

    @Test
    void what_comes_again_stays_at_its_time_of_day_when_the_clocks_change() throws NoCalendar {
        assertThat(times(read(event(
                        "DTSTART;TZID=Europe/Berlin:20261024T090000",
                        "DTEND;TZID=Europe/Berlin:20261024T100000",
                        "RRULE:FREQ=DAILY;UNTIL=20261026T080000Z"))))
                .containsExactly(
                        "2026-10-24T07:00:00Z 2026-10-24T08:00:00Z",
                        "2026-10-25T08:00:00Z 2026-10-25T09:00:00Z",
                        "2026-10-26T08:00:00Z 2026-10-26T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explained", "not explained"})
    void microsofts_names_of_zones_are_understood(String how) throws NoCalendar {
        String event = event(
                "DTSTART;TZID=W. Europe Standard Time:20260610T090000",
                "DTEND;TZID=\"W. Europe Standard Time\":20260610T100000");

        assertThat(times(how.equals("explained") ? read(WEST_EUROPE.strip(), event) : read(event)))
                .containsExactly("2026-06-10T07:00:00Z 2026-06-10T08:00:00Z");
    }

    @Test
    void a_repetition_that_was_moved_is_only_where_it_was_moved_to_and_one_that_was_called_off_says_so()
            throws NoCalendar {
        Contents contents = read(
                event(
                        "DTSTART:20260601T080000Z",
                        "DURATION:PT1H",
                        "RRULE:FREQ=WEEKLY;COUNT=4",
                        "EXDATE:20260608T080000Z"),
                event("DTSTART:20260616T100000Z", "DURATION:PT2H", "RECURRENCE-ID:20260615T080000Z"),
                event(
                        "DTSTART:20260622T080000Z",
                        "DURATION:PT1H",
                        "RECURRENCE-ID:20260622T080000Z",
                        "STATUS:CANCELLED"));

        assertThat(times(contents))
                .containsExactlyInAnyOrder(
                        "2026-06-01T08:00:00Z 2026-06-01T09:00:00Z",
                        "2026-06-16T10:00:00Z 2026-06-16T12:00:00Z",
                        "2026-06-22T08:00:00Z 2026-06-22T09:00:00Z");
        assertThat(contents.busy())
                .filteredOn(it -> it.status() == Status.CANCELLED)
                .singleElement()
                .matches(it -> it.externalId().equals("dentist#2026-06-22T08:00:00Z"));
    }

    @Test
    void further_dates_count_too() throws NoCalendar {
        assertThat(times(read(
                        event("DTSTART:20260601T080000Z", "DURATION:PT1H", "RDATE:20260603T080000Z,20260605T080000Z"))))
                .hasSize(3);
    }

    @Test
    void further_periods_have_lengths_of_their_own() throws NoCalendar {
        assertThat(times(read(event(
                        "DTSTART:20260601T080000Z",
                        "DURATION:PT1H",
                        "RDATE;VALUE=PERIOD:20260603T080000Z/20260603T110000Z,20260605T080000Z/PT30M",
                        "RDATE;VALUE=PERIOD;TZID=Europe/Berlin:20260607T100000/20260607T120000"))))
                .containsExactly(
                        "2026-06-01T08:00:00Z 2026-06-01T09:00:00Z",
                        "2026-06-03T08:00:00Z 2026-06-03T11:00:00Z",
                        "2026-06-05T08:00:00Z 2026-06-05T08:30:00Z",
                        "2026-06-07T08:00:00Z 2026-06-07T10:00:00Z");
    }

    @Test
    void a_period_that_starts_with_a_repetition_stands_for_it() throws NoCalendar {
        assertThat(times(read(event(
                        "DTSTART:20260601T080000Z",
                        "DURATION:PT1H",
                        "RRULE:FREQ=DAILY;COUNT=3",
                        "RDATE;VALUE=PERIOD:20260602T080000Z/PT3H,20260602T080000Z/PT2H"))))
                .containsExactly(
                        "2026-06-01T08:00:00Z 2026-06-01T09:00:00Z",
                        "2026-06-02T08:00:00Z 2026-06-02T11:00:00Z",
                        "2026-06-03T08:00:00Z 2026-06-03T09:00:00Z");
    }

    @Test
    void a_period_can_be_excepted_and_moved_like_any_repetition() throws NoCalendar {
        assertThat(times(read(
                        event(
                                "DTSTART:20260601T080000Z",
                                "DURATION:PT1H",
                                "RDATE;VALUE=PERIOD:20260603T080000Z/PT3H,20260605T080000Z/PT3H",
                                "EXDATE:20260603T080000Z"),
                        event("DTSTART:20260606T080000Z", "DURATION:PT2H", "RECURRENCE-ID:20260605T080000Z"))))
                .containsExactly(
                        "2026-06-01T08:00:00Z 2026-06-01T09:00:00Z", "2026-06-06T08:00:00Z 2026-06-06T10:00:00Z");
    }

    @Test
    void periods_of_an_event_of_days_are_times_beside_the_day() throws NoCalendar {
        assertThat(times(read(
                        event("DTSTART;VALUE=DATE:20260601", "RDATE;VALUE=PERIOD:20260603T080000Z/20260603T110000Z"))))
                .containsExactly(
                        "2026-05-31T22:00:00Z 2026-06-01T22:00:00Z", "2026-06-03T08:00:00Z 2026-06-03T11:00:00Z");
    }

    @Test
    void a_long_period_reaches_into_the_span_from_before_it() throws NoCalendar {
        var span = new Span(Instant.parse("2026-06-10T00:00:00Z"), Instant.parse("2026-06-11T00:00:00Z"));

        assertThat(times(read(
                        span,
                        event(
                                "DTSTART:20260601T080000Z",
                                "DURATION:PT1H",
                                "RDATE;VALUE=PERIOD:20260602T080000Z/P9D,20260612T080000Z/PT1H"))))
                .containsExactly("2026-06-02T08:00:00Z 2026-06-11T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260603T080000Z/20260603T070000Z",
                "20260603T080000Z/-PT1H",
                "20260603T080000Z",
                "20260603T080000Z/soon",
                "20260603/20260604",
                "/"
            })
    void an_event_with_a_period_that_is_none_is_not_understood(String period) throws NoCalendar {
        Contents contents = read(event("DTSTART:20260601T080000Z", "DURATION:PT1H", "RDATE;VALUE=PERIOD:" + period));

        assertThat(contents.busy()).isEmpty();
        assertThat(contents.notUnderstood()).containsExactly("dentist");
    }

    @Test
    void more_periods_than_anybody_has_are_cut_and_say_so() throws NoCalendar {
        String many = IntStream.range(0, 60)
                .mapToObj(n -> "202606%02dT%02d0000Z/PT1H".formatted(1 + n / 24, n % 24))
                .collect(Collectors.joining(","));

        Contents contents = read(event("DTSTART:20260601T000000Z", "DURATION:PT1H", "RDATE;VALUE=PERIOD:" + many));

        assertThat(contents.busy()).hasSize(50);
        assertThat(contents.cut()).isTrue();
        assertThat(contents.warnings()).anyMatch(it -> it.contains("repeats too often"));
    }

    @Test
    void a_date_that_is_listed_twice_counts_once() throws NoCalendar {
        assertThat(times(read(event(
                        "DTSTART:20260601T080000Z",
                        "DURATION:PT1H",
                        "RDATE:20260601T080000Z,20260603T080000Z,20260603T080000Z"))))
                .containsExactly(
                        "2026-06-01T08:00:00Z 2026-06-01T09:00:00Z", "2026-06-03T08:00:00Z 2026-06-03T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RRULE:FREQ=SOMETIMES", "RRULE:COUNT=3", "EXRULE:COUNT=3"})
    void a_rule_that_does_not_say_how_often_spoils_its_event_and_no_other(String rule) throws NoCalendar {
        Contents contents = read(
                event("DTSTART:20260601T080000Z", "DURATION:PT1H", rule),
                event("DTSTART:20260602T080000Z", "DURATION:PT1H").replace("UID:dentist", "UID:choir"));

        assertThat(contents.notUnderstood()).containsExactly("dentist");
        assertThat(times(contents)).containsExactly("2026-06-02T08:00:00Z 2026-06-02T09:00:00Z");
    }

    @Test
    void what_is_marked_as_free_is_free() throws NoCalendar {
        assertThat(read(event("DTSTART:20260610T080000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"))
                        .busy())
                .isEmpty();
    }

    @Test
    void what_lies_outside_the_span_is_left_out_and_what_reaches_into_it_is_not() throws NoCalendar {
        var span = new Span(Instant.parse("2026-06-10T00:00:00Z"), Instant.parse("2026-06-11T00:00:00Z"));

        assertThat(times(read(
                        span,
                        event("DTSTART:20260609T200000Z", "DTEND:20260610T010000Z"),
                        event("DTSTART:20260611T000000Z", "DTEND:20260611T010000Z"),
                        event("DTSTART:20200101T230000Z", "DTEND:20200102T010000Z", "RRULE:FREQ=DAILY"))))
                .containsExactly(
                        "2026-06-09T20:00:00Z 2026-06-10T01:00:00Z",
                        "2026-06-09T23:00:00Z 2026-06-10T01:00:00Z",
                        "2026-06-10T23:00:00Z 2026-06-11T01:00:00Z");
    }

    @Test
    void one_event_that_makes_no_sense_does_not_take_the_others_along() throws NoCalendar {
        Contents contents = read(
                "BEGIN:VEVENT\nUID:broken\nDTSTART:tomorrow\nSUMMARY:Broken\nEND:VEVENT",
                "BEGIN:VEVENT\nUID:backwards\nDTSTART:20260610T080000Z\nDTEND:20260609T080000Z\nEND:VEVENT",
                event("DTSTART:20260610T080000Z", "DURATION:PT1H"));

        assertThat(times(contents)).hasSize(1);
        assertThat(contents.notUnderstood()).containsExactly("broken", "backwards");
        assertThat(contents.warnings()).hasSize(2);
        assertThat(contents.understoodNothing()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE:FREQ=SECONDLY",
                "RRULE:FREQ=MINUTELY",
                "RRULE:FREQ=HOURLY",
                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
            })
    void no_rule_keeps_anybody_busy_for_ever(String rule) throws NoCalendar {
        Contents contents = read(event("DTSTART:19700101T000000Z", "DURATION:PT1M", rule));

        assertThat(contents.busy()).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void a_zone_that_changes_all_the_time_is_not_worked_out() {
        String hostile = WEST_EUROPE.strip().replace("FREQ=YEARLY", "FREQ=SECO\n NDLY");

        assertThatThrownBy(() -> read(hostile, event("DTSTART:20260610T080000Z", "DURATION:PT1H")))
                .isInstanceOf(NoCalendar.class);
    }

    @Test
    void a_calendar_with_too_many_events_is_cut_and_says_so() throws NoCalendar {
        String[] many = IntStream.range(0, 300)
                .mapToObj(n -> "BEGIN:VEVENT\nUID:e" + n + "\nDTSTART:20260610T080000Z\nDURATION:PT1H\nEND:VEVENT")
                .toArray(String[]::new);

        Contents contents = read(many);

        assertThat(contents.busy()).hasSize(200);
        assertThat(contents.cut()).isTrue();
        assertThat(contents.warnings()).anyMatch(it -> it.contains("more than 200 events"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<!doctype html><title>Sign in</title>", "{}", "just words"})
    void something_else_is_no_empty_calendar(String text) {
        var reader = new CalendarReader(
                BERLIN,
                YEAR,
                new IcsSettings(
                        Duration.ofMinutes(30),
                        200,
                        50,
                        200,
                        DataSize.ofMegabytes(5),
                        DataSize.ofMegabytes(20),
                        Duration.ofSeconds(10)),
                null);

        assertThatThrownBy(() -> reader.read(text)).isInstanceOf(NoCalendar.class);
    }

    @Test
    void an_empty_calendar_is_a_calendar() throws NoCalendar {
        assertThat(read().events()).isZero();
    }
}
