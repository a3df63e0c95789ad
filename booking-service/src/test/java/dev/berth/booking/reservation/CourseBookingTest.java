package dev.berth.booking.reservation;

import static dev.berth.booking.reservation.Examples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.grid.Window;
import dev.berth.booking.testing.Golden;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What is different in the life of a seat: everything but its owner's coming and going is its session's. */
class CourseBookingTest {
    private static final UUID SESSION = UUID.fromString("0199f3a0-0000-7000-8000-0000000000f1");
    private static final Window WINDOW = new Window(Examples.START, Examples.END);

    private static Booking approved() {
        Booking booking = new Booking(
                UUID.fromString("0199f3a0-0000-7000-8000-0000000000b3"),
                new Booking.Owner(UUID.fromString("0199f3a0-0000-7000-8000-0000000000a1"), "Stu Dent"),
                WINDOW,
                new Booking.Text("Laser cutter", null),
                new Seat(SESSION),
                Examples.CREATED);
        booking.approve(Examples.CREATED);
        return booking;
    }

    private static Booking active() {
        Booking booking = approved();
        booking.begin(at("09:00:00"));
        return booking;
    }

    @Test
    void it_takes_up_a_seat_until_it_is_cancelled() {
        assertThat(approved().seatIn()).contains(SESSION);
        Booking booking = approved();
        booking.cancel(at("08:30:00"));
        assertThat(booking.seatIn()).isEmpty();
    }

    @Test
    void a_seat_that_was_sat_on_stays_taken() {
        Booking booking = active();
        booking.sweep(at("11:00:00"), Duration.ofMinutes(2));
        assertThat(booking.status()).isEqualTo(BookingStatus.COMPLETED);
        assertThat(booking.seatIn()).contains(SESSION);
    }

    @Test
    void it_holds_no_room_and_nothing_of_any_node() {
        assertThat(approved().roomShare()).isEmpty();
        assertThat(approved().share()).isEmpty();
        assertThat(approved().gpuShare()).isEmpty();
        assertThat(approved().workspace()).isNull();
    }

    @Test
    void its_times_and_its_name_change_with_its_session_only() {
        Window later = WINDOW.movedTo(at("12:00:00"));
        assertThat(approved().extend(at("12:00:00"), at("08:10:00"))).isInstanceOf(Move.Refused.class);
        assertThat(active().end(at("09:10:00"))).isInstanceOf(Move.Refused.class);
        assertThat(approved().describe(new Booking.Text("Mine", null), null, at("08:10:00")))
                .isInstanceOf(Move.Refused.class);
        Booking booking = approved();
        assertThat(booking.followSession(later, "Laser cutter II", at("08:10:00")))
                .isInstanceOf(Move.Done.class);
        assertThat(booking.window()).isEqualTo(later);
        assertThat(booking.resource()).isEqualTo(new Booking.Resource(SESSION, "Laser cutter II", "course"));
        assertThat(active().followSession(later, "Laser cutter", at("09:10:00")))
                .isInstanceOf(Move.Refused.class);
    }

    @Test
    void its_events_are_as_their_examples_say() {
        written(BookingAction.CREATED, 0x41, 0, "08:00:00", approved(), (it, now) -> {});
        written(BookingAction.STARTED, 0x42, 1, "09:00:00", approved(), Booking::begin);
        written(
                BookingAction.MOVED,
                0x43,
                1,
                "08:10:00",
                approved(),
                (it, now) -> it.followSession(WINDOW.movedTo(at("12:00:00")), "Laser cutter", now));
        written(
                BookingAction.COMPLETED,
                0x44,
                2,
                "11:00:00",
                active(),
                (it, now) -> it.sweep(now, Duration.ofMinutes(2)));
        written(
                BookingAction.CANCELLED,
                0x45,
                1,
                "08:30:00",
                approved(),
                (it, now) -> it.cancel("The session was cancelled: The machine is broken", now));
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
        Golden.assertWritten(action.eventType() + ".course", BookingEvent.of(eventId, change));
    }
}
