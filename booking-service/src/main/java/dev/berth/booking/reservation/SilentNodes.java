package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.node.PlaceableNode;
import dev.berth.booking.reservation.DueBookings.Stranded;
import dev.berth.booking.reservation.ledger.GpuHolds;
import dev.berth.booking.reservation.ledger.NodeFull;
import dev.berth.booking.reservation.placement.Placements;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of approved bookings whose node does not answer when it is time: another node, as long as one has room; the
 * owner hears at once that it is uncertain, and at the start that it failed. One transaction for each attempt, because a
 * node that turns out full ends it.
 */
@Component
class SilentNodes {
    private static final Logger log = LoggerFactory.getLogger(SilentNodes.class);
    private static final String MEASURE = "berth.bookings.stranded";

    private final DueBookings due;
    private final Bookings bookings;
    private final Placements placements;
    private final GpuHolds gpuHolds;
    private final Changes changes;
    private final LifecycleSettings settings;
    private final TransactionTemplate transaction;
    private final MeterRegistry measures;

    SilentNodes(
            DueBookings due,
            Bookings bookings,
            Placements placements,
            GpuHolds gpuHolds,
            Changes changes,
            LifecycleSettings settings,
            TransactionTemplate transaction,
            MeterRegistry measures) {
        this.due = due;
        this.bookings = bookings;
        this.placements = placements;
        this.gpuHolds = gpuHolds;
        this.changes = changes;
        this.settings = settings;
        this.transaction = transaction;
        this.measures = measures;
    }

    /** A booking that cannot be handled is reported and left for the next pass. */
    void leave(Instant now) {
        for (Stranded stranded : due.stranded(now, settings)) {
            try {
                leave(stranded, now);
            } catch (RuntimeException e) {
                log.error("Booking {} cannot leave node {}", stranded.bookingId(), stranded.nodeId(), e);
            }
        }
    }

    private void leave(Stranded stranded, Instant now) {
        for (PlaceableNode node : candidates(stranded)) {
            if (isTaken(stranded, node, now)) {
                return;
            }
        }
        if (stranded.overdue()) {
            giveUp(stranded, now);
        } else {
            warn(stranded, now);
        }
    }

    private List<PlaceableNode> candidates(Stranded stranded) {
        return bookings.findById(stranded.bookingId())
                .map(it -> placements.candidatesThatAreUp(it.wish(), it.window()))
                .orElse(List.of());
    }

    /** Whether the booking needs no other node any more: this one takes it, or somebody else has seen to it. */
    private boolean isTaken(Stranded stranded, PlaceableNode node, Instant now) {
        String why = stranded.nodeName() + " did not answer: moved to " + node.name();
        try {
            ifStillStranded(
                    stranded,
                    now,
                    "replaced",
                    booking -> changes.apply(
                            booking,
                            BookingAction.MOVED,
                            Actor.SYSTEM,
                            () -> booking.replace(why, () -> placed(booking, node), now)));
            return true;
        } catch (NodeFull full) {
            return false;
        }
    }

    private Booking.Placed placed(Booking booking, PlaceableNode node) {
        List<String> gpus = gpuHolds.choose(
                booking.compute().gpus(), node.gpuUuids(), booking.window().onGrid());
        return new Booking.Placed(new Placement(node.id(), gpus), node.name());
    }

    private void giveUp(Stranded stranded, Instant now) {
        String why = stranded.nodeName() + " did not answer, and " + WithoutNode.NO_OTHER;
        ifStillStranded(
                stranded,
                now,
                "failed",
                booking -> changes.apply(booking, BookingAction.FAILED, Actor.SYSTEM, () -> booking.giveUp(why, now)));
    }

    private void warn(Stranded stranded, Instant now) {
        String why = stranded.nodeName()
                + " does not answer, and " + WithoutNode.NO_OTHER
                + ": this booking fails at its start unless that changes";
        ifStillStranded(
                stranded,
                now,
                "warned",
                booking -> changes.apply(booking, BookingAction.UPDATED, Actor.SYSTEM, () -> booking.warn(why, now)));
    }

    private void ifStillStranded(Stranded stranded, Instant now, String outcome, Function<Booking, Move> change) {
        transaction.executeWithoutResult(status -> bookings.findLocked(stranded.bookingId())
                .filter(booking -> due.isStranded(stranded, now, settings))
                .map(change)
                .filter(Move.Done.class::isInstance)
                .ifPresent(done -> {
                    measures.counter(MEASURE, "outcome", outcome).increment();
                    log.warn(
                            "Node {} does not answer: booking {} {}",
                            stranded.nodeName(),
                            stranded.bookingId(),
                            outcome);
                }));
    }
}
