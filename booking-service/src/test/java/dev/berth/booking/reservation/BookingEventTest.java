package dev.berth.booking.reservation;

import static dev.berth.booking.reservation.Examples.active;
import static dev.berth.booking.reservation.Examples.approved;
import static dev.berth.booking.reservation.Examples.at;
import static dev.berth.booking.reservation.Examples.pending;
import static dev.berth.booking.reservation.Examples.report;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.testing.Golden;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** One example for each type of event, and each exactly as written. */
class BookingEventTest {

    @Test
    void created() {
        check(BookingAction.CREATED, 1, 0, "08:00:00", pending(), (it, now) -> {});
    }

    @Test
    void approved_() {
        check(BookingAction.APPROVED, 2, 1, "08:30:00", pending(), Booking::approve);
    }

    @Test
    void started() {
        check(
                BookingAction.STARTED,
                3,
                3,
                "09:00:02",
                approved(),
                (it, now) -> it.observe(Examples.NODE, report(1, WorkspaceState.RUNNING), now));
    }

    @Test
    void rejected() {
        check(
                BookingAction.REJECTED,
                4,
                1,
                "08:30:00",
                pending(),
                (it, now) -> it.reject("The node is needed for a course", now));
    }

    @Test
    void cancelled() {
        check(BookingAction.CANCELLED, 5, 1, "08:30:00", pending(), Booking::cancel);
    }

    @Test
    void expired() {
        check(BookingAction.EXPIRED, 6, 1, "09:00:00", pending(), Booking::expire);
    }

    @Test
    void updated() {
        check(
                BookingAction.UPDATED,
                7,
                2,
                "08:59:30",
                approved(),
                (it, now) -> it.observe(Examples.NODE, report(1, WorkspaceState.PREPARING), now));
    }

    @Test
    void extended() {
        check(BookingAction.EXTENDED, 8, 4, "10:30:00", active(), (it, now) -> it.extend(at("12:00:00"), now));
    }

    @Test
    void moved() {
        check(
                BookingAction.MOVED,
                9,
                2,
                "08:40:00",
                approved(),
                (it, now) -> it.moveTo(Examples.OTHER_NODE, Examples::otherNode, now));
    }

    @Test
    void ending() {
        check(BookingAction.ENDING, 10, 4, "10:00:00", active(), Booking::end);
    }

    @Test
    void completed() {
        check(
                BookingAction.COMPLETED,
                11,
                4,
                "11:00:03",
                active(),
                (it, now) -> it.observe(Examples.NODE, report(1, WorkspaceState.STOPPED), now));
    }

    @Test
    void failed() {
        var report = new WorkspaceReport(1, WorkspaceState.FAILED, "Exited with code 137, 5 times", null, null);
        check(BookingAction.FAILED, 12, 4, "10:15:00", active(), (it, now) -> it.observe(Examples.NODE, report, now));
    }

    private static void check(
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
        Golden.assertWritten(action.eventType(), BookingEvent.of(eventId, change));
    }
}
