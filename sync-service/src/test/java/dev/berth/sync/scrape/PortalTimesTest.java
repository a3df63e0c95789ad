package dev.berth.sync.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.sync.scrape.PortalTimes.Shown;
import dev.berth.sync.scrape.PortalTimes.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PortalTimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final PortalTimes times = new PortalTimes(BERLIN, Locale.UK, "EEE, d MMM uuuu", "HH:mm");

    @Test
    void a_local_time_is_one_of_the_portals_zone() {
        assertThat(read("Tue, 1 Dec 2026", "18:00", "19:30", null, null))
                .isEqualTo(span("2026-12-01T17:00:00Z", "2026-12-01T18:30:00Z"));
        assertThat(read("Wed, 1 Jul 2026", "18:00", "19:30", null, null))
                .isEqualTo(span("2026-07-01T16:00:00Z", "2026-07-01T17:30:00Z"));
    }

    @Test
    void what_ends_before_it_starts_ends_on_the_next_day() {
        assertThat(read("Tue, 1 Dec 2026", "22:00", "01:00", null, null))
                .isEqualTo(span("2026-12-01T21:00:00Z", "2026-12-02T00:00:00Z"));
    }

    /** On 25 October 2026 the hour from 02:00 to 03:00 comes twice: first in summer time, then in winter time. */
    @Test
    void in_the_hour_that_comes_twice_the_zones_name_decides() {
        String day = "Sun, 25 Oct 2026";
        assertThat(read(day, "02:00", "02:45", null, "CEST"))
                .isEqualTo(span("2026-10-25T00:00:00Z", "2026-10-25T00:45:00Z"));
        assertThat(read(day, "02:00", "02:45", null, "CET"))
                .isEqualTo(span("2026-10-25T01:00:00Z", "2026-10-25T01:45:00Z"));
        assertThat(read(day, "02:00", "02:45", null, "GMT+1"))
                .isEqualTo(span("2026-10-25T01:00:00Z", "2026-10-25T01:45:00Z"));
    }

    @Test
    void without_a_name_the_duration_decides_and_without_that_the_first_of_the_two() {
        String day = "Sun, 25 Oct 2026";
        assertThat(read(day, "01:30", "02:30", 120, null))
                .isEqualTo(span("2026-10-24T23:30:00Z", "2026-10-25T01:30:00Z"));
        assertThat(read(day, "01:30", "02:30", 60, null))
                .isEqualTo(span("2026-10-24T23:30:00Z", "2026-10-25T00:30:00Z"));
        assertThat(read(day, "02:00", "02:45", null, null))
                .isEqualTo(span("2026-10-25T00:00:00Z", "2026-10-25T00:45:00Z"));
    }

    @Test
    void what_seems_to_end_before_it_starts_may_span_the_change_itself() {
        assertThat(read("Sun, 25 Oct 2026", "02:45", "02:15", null, null))
                .isEqualTo(span("2026-10-25T00:45:00Z", "2026-10-25T01:15:00Z"));
    }

    /** On 29 March 2026 there is no time between 02:00 and 03:00. */
    @Test
    void across_the_hour_that_is_left_out_it_lasts_as_long_as_it_lasts() {
        String day = "Sun, 29 Mar 2026";
        assertThat(read(day, "01:30", "03:30", null, null))
                .isEqualTo(span("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"));
        assertThat(read(day, "02:30", "03:30", null, null))
                .isEqualTo(span("2026-03-29T01:30:00Z", "2026-03-29T01:30:00Z"));
    }

    @Test
    void times_with_an_offset_need_no_zone() {
        assertThat(read(null, "2026-12-01T18:00:00+01:00", "2026-12-01T18:30:00Z", null, null))
                .isEqualTo(span("2026-12-01T17:00:00Z", "2026-12-01T18:30:00Z"));
    }

    @Test
    void what_is_no_time_is_refused() {
        assertThatThrownBy(() -> read("Tue, 1 Dec 2026", "soon", "later", null, null))
                .isInstanceOf(DateTimeException.class);
    }

    private Span read(
            @Nullable String date, String starts, String ends, @Nullable Integer minutes, @Nullable String zone) {
        return times.read(new Shown(date, starts, ends, minutes, zone));
    }

    private static Span span(String starts, String ends) {
        return new Span(Instant.parse(starts), Instant.parse(ends));
    }
}
