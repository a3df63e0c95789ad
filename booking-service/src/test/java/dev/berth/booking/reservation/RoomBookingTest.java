package dev.berth.booking.reservation;

import static dev.berth.booking.reservation.Examples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.grid.Window;
import dev.berth.booking.room.Approval;
import dev.berth.booking.room.BookableRoom;
import dev.berth.booking.room.OpeningHours;
import dev.berth.booking.testing.Golden;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What is different in the life of a booking that no node serves: the clock starts and ends it. */
class RoomBookingTest {
    private static final UUID ROOM = UUID.fromString("0199f3a0-0000-7000-8000-0000000000d1");
    private static final BookableRoom READING_ROOM =
            new BookableRoom(ROOM, "Reading room", true, 12, ZoneOffset.UTC, OpeningHours.ALWAYS, Approval.AUTOMATIC);
    private static final Window WINDOW = new Window(Examples.START, Examples.END);

    private static Booking pending() {
        return new Booking(
                UUID.fromString("0199f3a0-0000-7000-8000-0000000000b2"),
                new Booking.Owner(UUID.fromString("0199f3a0-0000-7000-8000-0000000000a1"), "Stu Dent"),
                WINDOW,
                new Booking.Text("Seminar", "Chapter 3"),
                new RoomUse(ROOM, 8),
                READING_ROOM,
                Booking.decideBy(WINDOW, Examples.CREATED),
                Examples.CREATED);
    }

    private static Booking approved() {
        Booking booking = pending();
        booking.approve(at("08:30:00"));
        return booking;
    }

    private static Booking active() {
        Booking booking = approved();
        booking.begin(at("09:00:00"));
        return booking;
    }

    @Test
    void an_approved_one_has_no_workspace() {
        assertThat(approved().status()).isEqualTo(BookingStatus.APPROVED);
        assertThat(approved().workspace()).isNull();
    }

    @Test
    void it_begins_at_its_start_and_not_before() {
        assertThat(approved().begin(at("08:59:59"))).isInstanceOf(Move.Refused.class);
        assertThat(active().status()).isEqualTo(BookingStatus.ACTIVE);
        assertThat(pending().begin(at("09:00:00"))).isInstanceOf(Move.Refused.class);
    }

    @Test
    void it_is_over_at_its_end_without_anybody_saying_so() {
        assertThat(active().sweep(at("10:59:59"), Duration.ofMinutes(2))).isEmpty();
        assertThat(active().sweep(at("11:00:00"), Duration.ofMinutes(2))).contains(BookingAction.COMPLETED);
        assertThat(approved().sweep(at("11:00:00"), Duration.ofMinutes(2))).isEmpty();
    }

    @Test
    void ended_early_it_is_over_at_once_and_the_room_is_free() {
        Booking booking = active();
        booking.end(at("10:07:30"));
        assertThat(booking.status()).isEqualTo(BookingStatus.COMPLETED);
        assertThat(booking.window().endsAt()).isEqualTo(at("10:07:30"));
        assertThat(booking.roomShare()).isEmpty();
    }

    @Test
    void it_holds_its_room_and_nothing_of_any_node() {
        assertThat(pending().roomShare().orElseThrow().window()).isEqualTo(WINDOW);
        assertThat(pending().share()).isEmpty();
        assertThat(pending().gpuShare()).isEmpty();
    }

    @Test
    void it_moves_before_it_starts_and_has_to_be_decided_by_its_new_start() {
        Window later = WINDOW.movedTo(at("12:00:00"));
        Booking booking = pending();
        assertThat(booking.reschedule(later, READING_ROOM, at("08:10:00"))).isInstanceOf(Move.Done.class);
        assertThat(booking.window()).isEqualTo(later);
        assertThat(booking.decideBy()).isEqualTo(at("12:00:00"));
        assertThat(active().reschedule(later, READING_ROOM, at("09:10:00"))).isInstanceOf(Move.Refused.class);
    }

    @Test
    void a_compute_booking_keeps_its_times() {
        assertThat(Examples.pending().reschedule(WINDOW.movedTo(at("12:00:00")), READING_ROOM, at("08:10:00")))
                .isInstanceOf(Move.Refused.class);
    }

    @Test
    void no_node_takes_it() {
        assertThat(pending().moveTo(Examples.NODE, Examples::otherNode, at("08:10:00")))
                .isInstanceOf(Move.Refused.class);
    }

    @Test
    void its_events_are_as_their_examples_say() {
        written(BookingAction.CREATED, 0x31, 0, "08:00:00", approvedAtOnce(), (it, now) -> {});
        written(BookingAction.STARTED, 0x32, 2, "09:00:00", approved(), Booking::begin);
        written(
                BookingAction.MOVED,
                0x33,
                1,
                "08:10:00",
                pending(),
                (it, now) -> it.reschedule(WINDOW.movedTo(at("12:00:00")), READING_ROOM, now));
        written(BookingAction.COMPLETED, 0x34, 3, "10:30:00", active(), Booking::end);
        written(BookingAction.CANCELLED, 0x35, 1, "08:30:00", pending(), Booking::cancel);
    }

    private static Booking approvedAtOnce() {
        Booking booking = pending();
        booking.approve(Examples.CREATED);
        return booking;
    }

    private static void written(
            BookingAction action,
            int id,
            long version,
            String time,
            Booking booking,
            BiConsumer<Booking, Instant> verb) {
        Instant now = at(time);
        verb.accept(booking, now);
        var change = new BookingChanged(Examples.withVersion(booking, version), action, Actor.SYSTEM, null, now);
        UUID eventId = UUID.fromString("0199f3a1-0000-7000-8000-0000000000%02x".formatted(id));
        Golden.assertWritten(action.eventType() + ".room", BookingEvent.of(eventId, change));
    }
}
