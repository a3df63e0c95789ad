package dev.berth.booking.reservation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.room.Approval;
import dev.berth.booking.room.BookableRoom;
import dev.berth.booking.room.Day;
import dev.berth.booking.room.Opening;
import dev.berth.booking.room.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomRulesTest {
    /** A Monday. */
    private static final Instant NOW = Instant.parse("2026-12-07T08:07:00Z");

    private static final Instant NINE = Instant.parse("2026-12-07T09:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final BookableRoom room = new BookableRoom(
            new UUID(0, 1),
            "Attic",
            true,
            4,
            ZoneId.of("Europe/Berlin"),
            new OpeningHours(List.of(new Opening(Day.MONDAY, "08:00", "20:00"))),
            Approval.AUTOMATIC);
    private final RoomRules rules = withLeadTime(Duration.ZERO);

    private static RoomRules withLeadTime(Duration leadTime) {
        return new RoomRules(Duration.ofHours(8), leadTime, Duration.ofDays(90), 10);
    }

    private void broken(String rule, String field, Instant startsAt, Instant endsAt) {
        assertThat(rules.check(room, startsAt, endsAt, NOW))
                .extracting(Violation::rule, Violation::field)
                .contains(org.assertj.core.groups.Tuple.tuple(rule, field));
    }

    @Test
    void a_plain_booking_is_fine() {
        assertThat(rules.check(room, NINE, NINE.plus(HOUR), NOW)).isEmpty();
    }

    @Test
    void what_goes_for_all_kinds_goes_for_rooms() {
        broken("grid", "startsAt", NINE.plusSeconds(60), NINE.plus(HOUR));
        broken("grid", "endsAt", NINE, NINE.plusSeconds(60));
        broken("end-after-start", "endsAt", NINE, NINE);
        broken("not-in-the-past", "startsAt", Grid.floor(NOW).minus(Grid.SLOT), NINE);
        broken("longest", "endsAt", NINE, NINE.plus(Duration.ofHours(8)).plus(Grid.SLOT));
        broken(
                "horizon",
                "startsAt",
                NINE.plus(Duration.ofDays(91)),
                NINE.plus(Duration.ofDays(91)).plus(HOUR));
    }

    @Test
    void one_may_start_in_the_slot_that_is_running_unless_there_is_a_lead_time() {
        Instant running = Grid.floor(NOW);
        assertThat(rules.check(room, running, NINE, NOW)).isEmpty();
        assertThat(withLeadTime(HOUR).check(room, NINE, NINE.plus(HOUR), NOW))
                .extracting(Violation::rule)
                .containsExactly("lead-time");
        assertThat(withLeadTime(HOUR).bookableStarts(NOW).startsAt()).isEqualTo(NINE.plus(Grid.SLOT));
    }

    @Test
    void the_room_is_open_from_start_to_end() {
        Instant closing = Instant.parse("2026-12-07T19:00:00Z");
        assertThat(rules.check(room, closing.minus(HOUR), closing, NOW)).isEmpty();
        broken("opening-hours", "endsAt", closing.minus(HOUR), closing.plus(Grid.SLOT));
        broken("opening-hours", "startsAt", closing, closing.plus(HOUR));
        broken(
                "opening-hours",
                "startsAt",
                NINE.plus(Duration.ofDays(1)),
                NINE.plus(Duration.ofDays(1)).plus(HOUR));
    }

    @Test
    void times_beyond_imagination_are_refused_at_once() {
        assertThat(rules.check(room, Instant.MIN, Instant.MAX, NOW)).isNotEmpty();
        assertThat(rules.check(room, Instant.MAX, Instant.MIN, NOW)).isNotEmpty();
        assertThat(rules.checkExtension(room, NINE, Instant.MAX)).isNotEmpty();
    }

    @Test
    void nobody_brings_more_people_than_the_room_holds() {
        assertThat(rules.checkAttendees(room, null)).isEmpty();
        assertThat(rules.checkAttendees(room, 4)).isEmpty();
        assertThat(rules.checkAttendees(room, 5)).extracting(Violation::field).containsExactly("attendees");
    }

    @Test
    void settings_that_make_no_sense_stop_the_start() {
        assertThatThrownBy(() -> withLeadTime(HOUR.negated())).hasMessageContaining("berth.rules.room");
    }
}
