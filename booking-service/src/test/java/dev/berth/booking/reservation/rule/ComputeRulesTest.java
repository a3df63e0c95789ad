package dev.berth.booking.reservation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.booking.grid.Grid;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class ComputeRulesTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:07:00Z");
    private static final Instant NINE = Instant.parse("2026-12-01T09:00:00Z");

    private final ComputeRules rules = new ComputeRules(Duration.ofHours(8), Duration.ZERO, Duration.ofDays(90), 10);

    private void accepted(Instant startsAt, Instant endsAt) {
        assertThat(rules.check(startsAt, endsAt, NOW)).isEmpty();
    }

    private void broken(String rule, Instant startsAt, Instant endsAt) {
        assertThat(rules.check(startsAt, endsAt, NOW))
                .extracting(Violation::rule)
                .contains(rule);
    }

    @Test
    void a_plain_booking_is_fine() {
        accepted(NINE, NINE.plus(Duration.ofHours(1)));
    }

    @Test
    void start_and_end_are_on_quarter_hours() {
        accepted(NINE.plus(Grid.SLOT), NINE.plus(Grid.SLOT.multipliedBy(2)));
        broken("grid", NINE.plusSeconds(1), NINE.plus(Grid.SLOT));
        broken("grid", NINE.plusNanos(1), NINE.plus(Grid.SLOT));
        broken("grid", NINE, NINE.plusSeconds(899));
    }

    @Test
    void the_end_is_after_the_start() {
        broken("end-after-start", NINE, NINE);
        broken("end-after-start", NINE, NINE.minus(Grid.SLOT));
    }

    @Test
    void one_may_start_in_the_slot_that_is_running_and_not_before() {
        Instant running = Instant.parse("2026-12-01T08:00:00Z");
        accepted(running, running.plus(Grid.SLOT));
        broken("not-in-the-past", running.minus(Grid.SLOT), NINE);
    }

    @Test
    void eight_hours_is_the_longest() {
        accepted(NINE, NINE.plus(Duration.ofHours(8)));
        broken("longest", NINE, NINE.plus(Duration.ofHours(8)).plus(Grid.SLOT));
    }

    @Test
    void the_horizon_is_ninety_days_to_the_start() {
        Instant edge = Grid.floor(NOW.plus(Duration.ofDays(90)));
        accepted(edge, edge.plus(Duration.ofHours(8)));
        broken("horizon", edge.plus(Grid.SLOT), edge.plus(Duration.ofHours(1)));
    }

    @Test
    void times_beyond_imagination_are_refused_without_overflow() {
        assertThat(rules.check(Instant.MIN, Instant.MAX, NOW)).isNotEmpty();
        assertThat(rules.check(Instant.MAX, Instant.MIN, NOW)).isNotEmpty();
        assertThat(rules.check(NINE, OffsetDateTime.MAX.toInstant(), NOW)).isNotEmpty();
    }

    @Test
    void an_hour_that_a_clock_repeats_in_autumn_is_two_hours() {
        Instant first = OffsetDateTime.parse("2027-10-31T02:30:00+02:00").toInstant();
        Instant second = OffsetDateTime.parse("2027-10-31T02:30:00+01:00").toInstant();
        Instant before = first.minus(Duration.ofDays(1));
        assertThat(rules.check(first, second, before)).isEmpty();
        assertThat(Duration.between(first, second)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void eight_hours_are_eight_hours_across_the_changes_of_the_clock() {
        Instant autumn = OffsetDateTime.parse("2027-10-31T00:00:00+02:00").toInstant();
        assertThat(rules.check(
                        autumn,
                        OffsetDateTime.parse("2027-10-31T07:00:00+01:00").toInstant(),
                        autumn))
                .isEmpty();
        assertThat(rules.check(
                        autumn,
                        OffsetDateTime.parse("2027-10-31T08:00:00+01:00").toInstant(),
                        autumn))
                .extracting(Violation::rule)
                .containsExactly("longest");
        Instant spring = OffsetDateTime.parse("2027-03-28T00:00:00+01:00").toInstant();
        assertThat(rules.check(
                        spring,
                        OffsetDateTime.parse("2027-03-28T09:00:00+02:00").toInstant(),
                        spring))
                .isEmpty();
    }

    @Test
    void slots_are_on_the_quarter_hour_also_where_the_offset_is_not_whole() {
        Instant kathmandu = OffsetDateTime.parse("2026-12-01T15:00:00+05:45").toInstant();
        accepted(kathmandu, kathmandu.plus(Grid.SLOT));
    }

    @Test
    void where_a_lead_time_is_set_a_booking_is_made_that_long_before_its_start() {
        var early = new ComputeRules(Duration.ofHours(8), Duration.ofHours(2), Duration.ofDays(90), 10);
        Instant first = Grid.ceil(NOW.plus(Duration.ofHours(2)));
        assertThat(early.check(first, first.plus(Grid.SLOT), NOW)).isEmpty();
        assertThat(early.check(first.minus(Grid.SLOT), first, NOW))
                .extracting(Violation::rule)
                .containsExactly("lead-time");
        assertThat(early.bookableStarts(NOW).startsAt()).isEqualTo(first);
    }

    @Test
    void the_tenth_open_booking_is_the_last() {
        assertThat(rules.openHolds().check(9)).isNull();
        assertThat(rules.openHolds().check(10)).isNotNull();
    }

    @Test
    void an_extension_keeps_to_grid_and_length_but_its_start_may_be_long_ago() {
        Instant longAgo = NINE.minus(Duration.ofHours(7));
        assertThat(rules.checkExtension(longAgo, NINE)).isEmpty();
        assertThat(rules.checkExtension(longAgo, NINE.plus(Duration.ofHours(2))))
                .extracting(Violation::rule)
                .containsExactly("longest");
        assertThat(rules.checkExtension(longAgo, NINE.plusSeconds(1)))
                .extracting(Violation::rule)
                .containsExactly("grid");
    }

    @Test
    void nonsense_settings_do_not_start() {
        assertThatThrownBy(() -> new ComputeRules(Duration.ofMinutes(1), Duration.ZERO, Duration.ofDays(1), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ComputeRules(Duration.ofHours(1), Duration.ZERO, Duration.ofDays(1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
