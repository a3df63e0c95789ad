package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.grid.Window;
import dev.berth.booking.id.Uuid7;
import dev.berth.booking.reservation.ledger.RoomHolds;
import dev.berth.booking.reservation.ledger.RoomShare;
import dev.berth.booking.reservation.rule.RoomRules;
import dev.berth.booking.reservation.rule.Violation;
import dev.berth.booking.room.Approval;
import dev.berth.booking.room.BookableRoom;
import dev.berth.booking.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** From a wish for a room to a booking that holds it, or to the reason why not. */
@Component
public class ReserveRoom {
    private final RoomTerms terms;
    private final RoomRules rules;
    private final PersonLock personLock;
    private final Bookings bookings;
    private final RoomHolds holds;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReserveRoom(
            RoomTerms terms,
            RoomRules rules,
            PersonLock personLock,
            Bookings bookings,
            RoomHolds holds,
            Changes changes,
            TransactionTemplate transaction,
            Clock clock) {
        this.terms = terms;
        this.rules = rules;
        this.personLock = personLock;
        this.bookings = bookings;
        this.holds = holds;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Placing place(RoomOrder order, Caller caller) {
        Instant now = clock.instant();
        return terms.find(order.roomId())
                .map(room -> place(order, room, caller, now))
                .orElseGet(() -> new Placing.RulesBroken(
                        List.of(new Violation("room", "roomId", "is not a room one can book"))));
    }

    private Placing place(RoomOrder order, BookableRoom room, Caller caller, Instant now) {
        List<Violation> broken = terms.check(room, order.startsAt(), order.endsAt(), order.attendees(), now);
        if (!broken.isEmpty()) {
            return new Placing.RulesBroken(broken);
        }
        Window window = new Window(order.startsAt(), order.endsAt());
        Optional<Placing> answer =
                Optional.ofNullable(transaction.execute(status -> attempt(order, room, window, caller, now)));
        return answer.orElseGet(() -> new Placing.Full(terms.explain(room, order.attendees(), window, now)));
    }

    /** Null when the room is taken. */
    private @org.jspecify.annotations.Nullable Placing attempt(
            RoomOrder order, BookableRoom room, Window window, Caller caller, Instant now) {
        personLock.take(caller.id());
        Violation tooMany = rules.openHolds()
                .check(bookings.countByUserIdAndKindAndStatusIn(caller.id(), BookingKind.ROOM, BookingStatus.HOLDING));
        if (tooMany != null) {
            return new Placing.RulesBroken(List.of(tooMany));
        }
        UUID id = Uuid7.at(now);
        return holds.take(new RoomShare(id, room.id(), window))
                ? new Placing.Booked(hold(id, order, room, window, caller, now))
                : null;
    }

    private Booking hold(UUID id, RoomOrder order, BookableRoom room, Window window, Caller caller, Instant now) {
        Booking booking = new Booking(
                id,
                new Booking.Owner(caller.id(), caller.name()),
                window,
                order.text(),
                new RoomUse(room.id(), order.attendees()),
                room.name(),
                Booking.decideBy(window, now),
                now);
        if (room.approval() == Approval.AUTOMATIC) {
            booking.approve(now);
        }
        return changes.create(booking, Actor.of(caller));
    }
}
