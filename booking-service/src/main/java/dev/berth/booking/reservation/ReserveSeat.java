package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.course.BookableSession;
import dev.berth.booking.course.CourseDirectory;
import dev.berth.booking.course.Seats;
import dev.berth.booking.course.SeatsGone;
import dev.berth.booking.reservation.placement.NoRoom;
import dev.berth.booking.reservation.placement.SeatAlternatives;
import dev.berth.booking.reservation.rule.CourseRules;
import dev.berth.booking.reservation.rule.Violation;
import dev.berth.booking.security.Caller;
import dev.berth.platform.id.Uuid7;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** From a wish for a seat to a booking that has it, or to the reason why not. */
@Component
public class ReserveSeat {
    private static final int MOST_ATTEMPTS = 10;

    private final CourseDirectory courses;
    private final CourseRules rules;
    private final Admission admission;
    private final Bookings bookings;
    private final Seats seats;
    private final SeatAlternatives alternatives;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReserveSeat(
            CourseDirectory courses,
            CourseRules rules,
            Admission admission,
            Bookings bookings,
            Seats seats,
            SeatAlternatives alternatives,
            Changes changes,
            TransactionTemplate transaction,
            Clock clock) {
        this.courses = courses;
        this.rules = rules;
        this.admission = admission;
        this.bookings = bookings;
        this.seats = seats;
        this.alternatives = alternatives;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Placing place(SeatOrder order, Caller caller) {
        return place(order, caller, RequestKey.NONE);
    }

    public Placing place(SeatOrder order, Caller caller, RequestKey request) {
        return admission.of(BookingKind.COURSE, request, caller, () -> placeNew(order, caller, request));
    }

    /** A session that was changed after it was read is read again: what held of it may not hold any more. */
    private Placing placeNew(SeatOrder order, Caller caller, RequestKey request) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<Placing> placing = placeOnce(order, caller, request);
            if (placing.isPresent()) {
                return placing.get();
            }
        }
        throw new TransientDataAccessResourceException("The course session is being changed all the time");
    }

    /** Empty when the session was changed meanwhile. */
    private Optional<Placing> placeOnce(SeatOrder order, Caller caller, RequestKey request) {
        Optional<BookableSession> session = courses.find(order.courseSessionId());
        return session.isPresent()
                ? place(order, session.get(), caller, request, clock.instant())
                : Optional.of(new Placing.RulesBroken("course-session", "courseSessionId", "is not a course session"));
    }

    private Optional<Placing> place(
            SeatOrder order, BookableSession session, Caller caller, RequestKey request, Instant now) {
        List<Violation> broken = rules.check(session, now);
        if (!broken.isEmpty()) {
            return Optional.of(new Placing.RulesBroken(broken));
        }
        try {
            return attempt(order, session, caller, request, now);
        } catch (SeatsGone full) {
            return Optional.of(new Placing.Full(alternatives.explain(session, caller.id(), now, rules.lastStart(now))));
        }
    }

    private Optional<Placing> attempt(
            SeatOrder order, BookableSession session, Caller caller, RequestKey request, Instant now) {
        return Optional.ofNullable(transaction.execute(status -> admission
                .refuse(BookingKind.COURSE, rules.openHolds(), request, caller)
                .or(() -> refuseSecondSeat(session, caller))
                .or(() -> seats.take(session)
                        ? Optional.of(admission.booked(hold(order, session, caller, now), request, caller, now))
                        : Optional.empty())
                .orElse(null)));
    }

    /** The person's lock is held: no other seat of theirs comes in between. */
    private Optional<Placing> refuseSecondSeat(BookableSession session, Caller caller) {
        return bookings.hasSeat(session.id(), caller.id(), BookingStatus.HOLDING)
                ? Optional.of(new Placing.Full(
                        new NoRoom("You have a seat in this session already.", List.of(session.window()), List.of())))
                : Optional.empty();
    }

    private Booking hold(SeatOrder order, BookableSession session, Caller caller, Instant now) {
        Booking booking = new Booking(
                Uuid7.at(now),
                new Booking.Owner(caller.id(), caller.name()),
                session.window(),
                new Booking.Text(session.courseType(), order.description()),
                new Seat(session.id()),
                now);
        booking.approve(now); // whoever finds a seat has it
        return changes.create(booking, Actor.of(caller));
    }
}
