package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.course.Seats;
import dev.berth.booking.reservation.ledger.NodeFull;
import dev.berth.booking.reservation.ledger.RoomHolds;
import dev.berth.booking.reservation.ledger.RoomTaken;
import dev.berth.booking.reservation.placement.NoRoom;
import dev.berth.booking.security.Caller;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What every change that a person asks for has in common: one transaction, the booking locked, their rights checked. */
@Component
class Attempt {
    private final Rights rights;
    private final Bookings bookings;
    private final RoomHolds roomHolds;
    private final Seats seats;
    private final Changes changes;
    private final TransactionTemplate transaction;

    Attempt(
            Rights rights,
            Bookings bookings,
            RoomHolds roomHolds,
            Seats seats,
            Changes changes,
            TransactionTemplate transaction) {
        this.rights = rights;
        this.bookings = bookings;
        this.roomHolds = roomHolds;
        this.seats = seats;
        this.changes = changes;
        this.transaction = transaction;
    }

    Change run(UUID id, Caller caller, BookingVerb verb, Function<Booking, Change> change) {
        return inTransaction(() -> change(id, caller, verb, change));
    }

    /**
     * The same for other times: the room that it is in, if it is in one, is locked before the booking is.
     *
     * @param other the room that it shall be in, if that is another one
     */
    Change runInItsRoom(
            UUID id, @Nullable UUID other, Caller caller, BookingVerb verb, Function<Booking, Change> change) {
        return inTransaction(() -> {
            roomHolds.lockRoomOf(id, other);
            return change(id, caller, verb, change);
        });
    }

    /** The same for giving something back: the session in which it is a seat, if it is one, is locked before it. */
    Change runAtItsSession(UUID id, Caller caller, BookingVerb verb, Function<Booking, Change> change) {
        return inTransaction(() -> {
            seats.lockSessionOf(id);
            return change(id, caller, verb, change);
        });
    }

    private Change change(UUID id, Caller caller, BookingVerb verb, Function<Booking, Change> change) {
        return bookings.findLocked(id)
                .filter(booking -> Access.maySee(caller, booking))
                .map(booking -> rights.allow(verb, caller, booking) ? change.apply(booking) : new Change.NotAllowed())
                .orElseGet(Change.NotFound::new);
    }

    private Change inTransaction(Supplier<Change> attempt) {
        Change answer = transaction.execute(status -> attempt.get());
        if (answer == null) {
            throw new IllegalStateException("A change that says nothing");
        }
        return answer;
    }

    /** The same for changes that need room: PostgreSQL may refuse them, which ends the transaction. */
    Change runWithinCapacity(Supplier<Change> attempt, Supplier<NoRoom> explanation) {
        try {
            return attempt.get();
        } catch (NodeFull | RoomTaken full) {
            return new Change.Full(explanation.get());
        }
    }

    Change apply(Booking booking, BookingAction action, Caller caller, Supplier<Move> verb) {
        return switch (changes.apply(booking, action, Actor.of(caller), verb)) {
            case Move.Done it -> new Change.Changed(booking);
            case Move.Refused it -> new Change.Illegal(it.why());
        };
    }
}
