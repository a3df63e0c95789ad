package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.reservation.ledger.RoomHolds;
import dev.berth.booking.reservation.ledger.RoomShare;
import dev.berth.booking.reservation.placement.NoRoom;
import dev.berth.booking.reservation.rule.RoomRules;
import dev.berth.booking.reservation.rule.Violation;
import dev.berth.booking.room.Approval;
import dev.berth.booking.room.BookableRoom;
import dev.berth.booking.security.Caller;
import dev.berth.booking.source.RoomSources.UnknownRoom;
import dev.berth.platform.id.Uuid7;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** From a wish for a room to a booking that holds it, or to the reason why not. */
@Component
public class ReserveRoom {
    private static final Placing.Refused NO_SUCH_ROOM =
            new Placing.RulesBroken("room", "roomId", "is not a room one can book");

    private final RoomTerms terms;
    private final RoomRules rules;
    private final Admission admission;
    private final RoomHolds holds;
    private final Rushes rushes;
    private final AskedTogether<Question, Optional<Placing.Refused>> looks = new AskedTogether<>(2);
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
        return admission.of(
                BookingKind.ROOM,
                request,
                caller,
                () -> rushes.through(
                        order.roomId(),
                        () -> looks.ask(Question.of(order), () -> look(order)),
                        () -> attempt(order, caller, request)));
    }

    /** What a thousand people in a rush have in common. */
    private record Question(
            UUID roomId,
            Instant startsAt,
            Instant endsAt,
            @Nullable Integer attendees) {
        static Question of(RoomOrder order) {
            return new Question(order.roomId(), order.startsAt(), order.endsAt(), order.attendees());
        }
    }

    /** What speaks against it by now, whoever asks. */
    private Optional<Placing.Refused> look(RoomOrder order) {
        Instant now = clock.instant();
        return terms.find(order.roomId())
                .map(room -> broken(order, room, now).or(() -> taken(order, room, now)))
                .orElse(Optional.of(NO_SUCH_ROOM));
    }

    private Placing attempt(RoomOrder order, Caller caller, RequestKey request) {
        Instant now = clock.instant();
        return terms.find(order.roomId())
                .<Placing>map(room -> broken(order, room, now)
                        .<Placing>map(it -> it)
                        .orElseGet(() -> attemptIfKnown(order, room, caller, request, now)))
                .orElse(NO_SUCH_ROOM);
    }

    private Optional<Placing.Refused> broken(RoomOrder order, BookableRoom room, Instant now) {
        List<Violation> broken = terms.check(room, order.startsAt(), order.endsAt(), order.attendees(), now);
        return broken.isEmpty() ? Optional.empty() : Optional.of(new Placing.RulesBroken(broken));
    }

    private Optional<Placing.Refused> taken(RoomOrder order, BookableRoom room, Instant now) {
        NoRoom why = terms.explain(room, order.attendees(), order.window(), now);
        return why.conflicts().isEmpty() ? Optional.empty() : Optional.of(new Placing.Full(why));
    }

    private Placing attemptIfKnown(RoomOrder order, BookableRoom room, Caller caller, RequestKey request, Instant now) {
        if (order.evenIfUnknown() && !caller.isStaff()) {
            return new Placing.RulesBroken("book-anyway", "bookAnyway", "is for staff and admins");
        }
        Optional<UnknownRoom> unknown = terms.unknown(room, now);
        return unknown.isEmpty() || order.evenIfUnknown()
                ? attempt(order, room, caller, request, unknown, now)
                : new Placing.RoomUnknown(
                        unknown.get(), terms.insteadOfUnknown(room, order.attendees(), order.window(), now));
    }

    private Placing attempt(
            RoomOrder order,
            BookableRoom room,
            Caller caller,
            RequestKey request,
            Optional<UnknownRoom> unknown,
            Instant now) {
        return Optional.ofNullable(transaction.execute(status -> admission
                        .refuse(BookingKind.ROOM, rules.openHolds(), request, caller)
                        .or(() -> take(order, room, caller, unknown, now)
                                .map(booking -> admission.booked(booking, request, caller, now)))
                        .orElse(null)))
                .orElseGet(() -> new Placing.Full(terms.explain(room, order.attendees(), order.window(), now)));
    }

    /** Empty when the room is taken; nothing has been written then. */
    private Optional<Booking> take(
            RoomOrder order, BookableRoom room, Caller caller, Optional<UnknownRoom> unknown, Instant now) {
        UUID id = Uuid7.at(now);
        if (!holds.take(new RoomShare(id, room.id(), order.window()))) {
            return Optional.empty();
        }
        Booking booking = hold(id, order, room, caller, now);
        unknown.ifPresent(it -> terms.recordBookedAnyway(booking, it, caller));
        return Optional.of(booking);
    }

    private Booking hold(UUID id, RoomOrder order, BookableRoom room, Caller caller, Instant now) {
        Booking booking = new Booking(
                id,
                new Booking.Owner(caller.id(), caller.name()),
                order.window(),
                order.text(),
                new RoomUse(room.id(), order.attendees()),
                room,
                Booking.decideBy(order.window(), now),
                now);
        if (room.approval() == Approval.AUTOMATIC) {
            booking.approve(now);
        }
        return changes.create(booking, Actor.of(caller));
    }
}
