package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.grid.Window;
import dev.berth.booking.id.Uuid7;
import dev.berth.booking.reservation.ledger.RoomHolds;
import dev.berth.booking.reservation.ledger.RoomShare;
import dev.berth.booking.reservation.placement.NoRoom;
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
    private final Admission admission;
    private final RoomHolds holds;
    private final Rushes rushes;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReserveRoom(
            RoomTerms terms,
            RoomRules rules,
            Admission admission,
            RoomHolds holds,
            Rushes rushes,
            Changes changes,
            TransactionTemplate transaction,
            Clock clock) {
        this.terms = terms;
        this.rules = rules;
        this.admission = admission;
        this.holds = holds;
        this.rushes = rushes;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Placing place(RoomOrder order, Caller caller) {
        return place(order, caller, RequestKey.NONE);
    }

    public Placing place(RoomOrder order, Caller caller, RequestKey request) {
        return admission.answer(BookingKind.ROOM, request, caller).orElseGet(() -> placeNew(order, caller, request));
    }

    private Placing placeNew(RoomOrder order, Caller caller, RequestKey request) {
        Instant now = clock.instant();
        return terms.find(order.roomId())
                .map(room -> place(order, room, caller, request, now))
                .orElseGet(() -> new Placing.RulesBroken(
                        List.of(new Violation("room", "roomId", "is not a room one can book"))));
    }

    private Placing place(RoomOrder order, BookableRoom room, Caller caller, RequestKey request, Instant now) {
        List<Violation> broken = terms.check(room, order.startsAt(), order.endsAt(), order.attendees(), now);
        if (!broken.isEmpty()) {
            return new Placing.RulesBroken(broken);
        }
        Window window = new Window(order.startsAt(), order.endsAt());
        return rushes.through(
                room.id(),
                () -> taken(order, room, window, caller, request, now),
                () -> attempt(order, room, window, caller, request, now));
    }

    /** Whether others have it by now; this very request may be the one that does. */
    private Optional<Placing> taken(
            RoomOrder order, BookableRoom room, Window window, Caller caller, RequestKey request, Instant now) {
        NoRoom why = terms.explain(room, order.attendees(), window, now);
        return why.conflicts().isEmpty()
                ? Optional.empty()
                : admission.answer(BookingKind.ROOM, request, caller).or(() -> Optional.of(new Placing.Full(why)));
    }

    private Placing attempt(
            RoomOrder order, BookableRoom room, Window window, Caller caller, RequestKey request, Instant now) {
        return Optional.ofNullable(transaction.execute(status -> admission
                        .refuse(BookingKind.ROOM, rules.openHolds(), request, caller)
                        .or(() -> take(order, room, window, caller, now)
                                .map(booking -> admission.booked(booking, request, caller, now)))
                        .orElse(null)))
                .orElseGet(() -> new Placing.Full(terms.explain(room, order.attendees(), window, now)));
    }

    /** Empty when the room is taken; nothing has been written then. */
    private Optional<Booking> take(RoomOrder order, BookableRoom room, Window window, Caller caller, Instant now) {
        UUID id = Uuid7.at(now);
        return holds.take(new RoomShare(id, room.id(), window))
                ? Optional.of(hold(id, order, room, window, caller, now))
                : Optional.empty();
    }

    private Booking hold(UUID id, RoomOrder order, BookableRoom room, Window window, Caller caller, Instant now) {
        Booking booking = new Booking(
                id,
                new Booking.Owner(caller.id(), caller.name()),
                window,
                order.text(),
                new RoomUse(room.id(), order.attendees()),
                room,
                Booking.decideBy(window, now),
                now);
        if (room.approval() == Approval.AUTOMATIC) {
            booking.approve(now);
        }
        return changes.create(booking, Actor.of(caller));
    }
}
