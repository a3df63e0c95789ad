package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.node.PlaceableNode;
import dev.berth.booking.reservation.ledger.GpuHolds;
import dev.berth.booking.reservation.ledger.NodeFull;
import dev.berth.booking.reservation.placement.Placements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves a booking of which nothing has run off a node that cannot serve it, to another that has room. One transaction for each attempt,
 * because a node that turns out full ends it.
 */
@Component
class Relocation {
    private final Bookings bookings;
    private final Placements placements;
    private final GpuHolds gpuHolds;
    private final Changes changes;
    private final LifecycleSettings settings;
    private final TransactionTemplate transaction;

    Relocation(
            Bookings bookings,
            Placements placements,
            GpuHolds gpuHolds,
            Changes changes,
            LifecycleSettings settings,
            TransactionTemplate transaction) {
        this.bookings = bookings;
        this.placements = placements;
        this.gpuHolds = gpuHolds;
        this.changes = changes;
        this.settings = settings;
        this.transaction = transaction;
    }

    enum Outcome {
        MOVED,
        /** Somebody else has seen to it meanwhile. */
        NOT_NEEDED,
        NO_ROOM
    }

    /**
     * @param needed whether the booking still needs another node, asked once it is locked
     * @param why what its owner reads, given the new node's name
     */
    Outcome relocate(
            UUID bookingId, Predicate<Booking> needed, Function<String, String> why, Actor actor, Instant now) {
        for (PlaceableNode node : candidates(bookingId, now)) {
            try {
                boolean moved = change(
                        bookingId,
                        needed,
                        booking -> changes.apply(
                                booking,
                                BookingAction.MOVED,
                                actor,
                                () -> booking.replace(why.apply(node.name()), () -> placed(booking, node), now)));
                return moved ? Outcome.MOVED : Outcome.NOT_NEEDED;
            } catch (NodeFull full) {
                // The ledger says no: the next one.
            }
        }
        return Outcome.NO_ROOM;
    }

    /** Some other change of a booking that may have been seen to meanwhile. */
    boolean change(UUID bookingId, Predicate<Booking> needed, Function<Booking, Move> change) {
        return Boolean.TRUE.equals(transaction.execute(status -> bookings.findLocked(bookingId)
                .filter(needed)
                .map(change)
                .filter(Move.Done.class::isInstance)
                .isPresent()));
    }

    private List<PlaceableNode> candidates(UUID bookingId, Instant now) {
        Optional<Booking> found = bookings.findById(bookingId);
        if (found.isEmpty()) {
            return List.of();
        }
        Booking booking = found.get();
        boolean soon = Duration.between(now, booking.window().startsAt()).compareTo(settings.leaveBefore()) <= 0;
        List<PlaceableNode> all = soon
                ? placements.candidatesThatAreUp(booking.wish(), booking.window())
                : placements.candidates(booking.wish(), booking.window());
        UUID own = booking.placement().nodeId();
        return all.stream().filter(it -> !it.id().equals(own)).toList();
    }

    private Booking.Placed placed(Booking booking, PlaceableNode node) {
        List<String> gpus = gpuHolds.choose(
                booking.compute().gpus(), node.gpuUuids(), booking.window().onGrid());
        return new Booking.Placed(new Placement(node.id(), gpus), node.name());
    }
}
