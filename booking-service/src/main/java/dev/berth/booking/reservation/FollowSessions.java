package dev.berth.booking.reservation;

import dev.berth.booking.course.SessionCancelled;
import dev.berth.booking.course.SessionMoved;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What becomes of a session becomes of its bookings, in one transaction: all of them or none. The session's row is locked
 * by whoever tells of it, before any booking is; so does everybody else.
 */
@Component
class FollowSessions {
    private final Bookings bookings;
    private final Changes changes;

    FollowSessions(Bookings bookings, Changes changes) {
        this.bookings = bookings;
        this.changes = changes;
    }

    @EventListener
    void move(SessionMoved session) {
        for (Booking booking : bookings.findLockedOfSession(session.sessionId(), BookingStatus.HOLDING)) {
            BookingAction action =
                    booking.window().equals(session.window()) ? BookingAction.UPDATED : BookingAction.MOVED;
            must(
                    booking,
                    () -> changes.apply(
                            booking,
                            action,
                            session.actor(),
                            () -> booking.followSession(session.window(), session.courseType(), session.at())));
        }
    }

    @EventListener
    void cancel(SessionCancelled session) {
        String reason = "The session was cancelled: " + session.reason();
        for (Booking booking : bookings.findLockedOfSession(session.sessionId(), BookingStatus.HOLDING)) {
            must(
                    booking,
                    () -> changes.apply(
                            booking,
                            BookingAction.CANCELLED,
                            session.actor(),
                            () -> booking.cancel(reason, session.at())));
        }
    }

    /** Sessions change before they begin, and their bookings are not refused anything before they do. */
    private static void must(Booking booking, Supplier<Move> change) {
        switch (change.get()) {
            case Move.Done it -> {}
            case Move.Refused it -> throw new IllegalStateException("Booking " + booking.id() + ": " + it.why());
        }
    }
}
