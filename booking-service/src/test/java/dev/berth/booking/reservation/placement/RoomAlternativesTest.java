package dev.berth.booking.reservation.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Window;
import dev.berth.booking.room.Approval;
import dev.berth.booking.room.BookableRoom;
import dev.berth.booking.room.Day;
import dev.berth.booking.room.Opening;
import dev.berth.booking.room.OpeningHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomAlternativesTest {
    private static final Window DAY = window("00:00", "23:45");

    private static Window window(String from, String until) {
        return new Window(Instant.parse("2026-12-07T" + from + ":00Z"), Instant.parse("2026-12-07T" + until + ":00Z"));
    }

    private static RoomAlternatives search(OpeningHours hours, Window... taken) {
        BitSet slots = new BitSet();
        for (Window it : taken) {
            slots.set(
                    new Window(DAY.startsAt(), it.startsAt().plusSeconds(1)).slots() - 1,
                    new Window(DAY.startsAt(), it.endsAt()).slots());
        }
        return new RoomAlternatives(
                new BookableRoom(new UUID(0, 1), "Attic", true, 4, ZoneId.of("UTC"), hours, Approval.AUTOMATIC),
                slots,
                DAY);
    }

    private static List<Window> windows(List<NoRoom.Alternative> found) {
        return found.stream().map(NoRoom.Alternative::window).toList();
    }

    @Test
    void the_nearest_come_first_and_of_two_equally_near_the_later() {
        var search = search(OpeningHours.ALWAYS, window("10:00", "11:00"));
        assertThat(windows(search.around(window("10:00", "11:00"))))
                .containsExactly(window("11:00", "12:00"), window("09:00", "10:00"), window("11:15", "12:15"));
    }

    @Test
    void none_lies_outside_the_opening_hours() {
        var hours = new OpeningHours(List.of(new Opening(Day.MONDAY, "08:00", "11:30")));
        var search = search(hours, window("10:00", "11:00"));
        assertThat(windows(search.around(window("10:00", "11:00"))))
                .containsExactly(window("09:00", "10:00"), window("08:45", "09:45"), window("08:30", "09:30"));
    }

    @Test
    void none_begins_before_or_ends_after_the_span() {
        var search = search(OpeningHours.ALWAYS, window("01:00", "22:00"));
        assertThat(windows(search.around(window("05:00", "06:00")))).contains(window("00:00", "01:00"));
        assertThat(windows(search(OpeningHours.ALWAYS, window("00:15", "23:00")).around(window("05:00", "06:00"))))
                .isEmpty();
    }

    @Test
    void conflicts_are_what_of_the_wish_is_taken() {
        var search = search(OpeningHours.ALWAYS, window("08:00", "10:15"), window("10:45", "12:00"));
        assertThat(search.conflicts(window("10:00", "11:00")))
                .containsExactly(window("10:00", "10:15"), window("10:45", "11:00"));
        assertThat(search.conflicts(window("10:15", "10:45"))).isEmpty();
    }
}
