package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.course.Seats;
import dev.berth.booking.reservation.ledger.GpuHolds;
import dev.berth.booking.reservation.ledger.GpuShare;
import dev.berth.booking.reservation.ledger.Ledger;
import dev.berth.booking.reservation.ledger.RoomHolds;
import dev.berth.booking.reservation.ledger.RoomShare;
import dev.berth.booking.reservation.ledger.Share;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one way in which a booking changes: its verb, then the ledger, then everybody who must know, in one transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Changes {
    private final EntityManager entities;
    private final Ledger ledger;
    private final GpuHolds gpuHolds;
    private final RoomHolds roomHolds;
    private final Seats seats;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;

    Changes(
            EntityManager entities,
            Ledger ledger,
            GpuHolds gpuHolds,
            RoomHolds roomHolds,
            Seats seats,
            ApplicationEventPublisher listeners,
            Clock clock) {
        this.entities = entities;
        this.ledger = ledger;
        this.gpuHolds = gpuHolds;
        this.roomHolds = roomHolds;
        this.seats = seats;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** A new booking whose slots, room or seat are held already. */
    Booking create(Booking booking, Actor actor) {
        entities.persist(booking);
        entities.flush();
        gpuHolds.change(Optional.empty(), booking.gpuShare());
        tell(booking, BookingAction.CREATED, actor, null);
        return booking;
    }

    /** A verb that may refuse; what it refuses leaves no trace. The booking is locked by the caller. */
    Move apply(Booking booking, BookingAction action, Actor actor, Supplier<Move> verb) {
        Before before = Before.of(booking);
        Move move = verb.get();
        return switch (move) {
            case Move.Refused it -> it;
            case Move.Done it -> {
                settle(booking, before);
                tell(booking, action, actor, before.snapshot());
                yield it;
            }
        };
    }

    /** A verb that finds out itself what has happened, if anything. The booking is locked by the caller. */
    Optional<BookingAction> follow(Booking booking, Actor actor, Supplier<Optional<BookingAction>> verb) {
        Before before = Before.of(booking);
        Optional<BookingAction> action = verb.get();
        action.ifPresent(it -> {
            settle(booking, before);
            tell(booking, it, actor, before.snapshot());
        });
        return action;
    }

    private void settle(Booking booking, Before before) {
        ledger.change(before.share(), booking.share());
        gpuHolds.change(before.gpuShare(), booking.gpuShare());
        roomHolds.change(before.roomShare(), booking.roomShare());
        if (booking.seatIn().isEmpty()) {
            before.seatIn().ifPresent(seats::free);
        }
        entities.flush(); // the version that the event carries is the one that is stored
    }

    private void tell(Booking booking, BookingAction action, Actor actor, @Nullable BookingSnapshot before) {
        listeners.publishEvent(new BookingChanged(booking, action, actor, before, clock.instant()));
    }

    private record Before(
            BookingSnapshot snapshot,
            Optional<Share> share,
            Optional<GpuShare> gpuShare,
            Optional<RoomShare> roomShare,
            Optional<UUID> seatIn) {
        static Before of(Booking booking) {
            return new Before(
                    BookingSnapshot.of(booking),
                    booking.share(),
                    booking.gpuShare(),
                    booking.roomShare(),
                    booking.seatIn());
        }
    }
}
