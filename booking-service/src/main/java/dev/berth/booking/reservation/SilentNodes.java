package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.reservation.DueBookings.Stranded;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What becomes of approved bookings whose node cannot serve them when it is time, because it does not answer or is in maintenance:
 * another node, as long as one has room. Where none has, the owner hears at once that it is uncertain, and at the start that it failed.
 */
@Component
class SilentNodes {
    private static final Logger log = LoggerFactory.getLogger(SilentNodes.class);
    private static final String MEASURE = "berth.bookings.stranded";

    private final DueBookings due;
    private final Relocation relocation;
    private final Changes changes;
    private final LifecycleSettings settings;
    private final MeterRegistry measures;

    SilentNodes(
            DueBookings due,
            Relocation relocation,
            Changes changes,
            LifecycleSettings settings,
            MeterRegistry measures) {
        this.due = due;
        this.relocation = relocation;
        this.changes = changes;
        this.settings = settings;
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
        Predicate<Booking> needed = booking -> due.isStranded(stranded, now, settings);
        var outcome = relocation.relocate(
                stranded.bookingId(), needed, other -> stranded.past() + ": moved to " + other, Actor.SYSTEM, now);
        switch (outcome) {
            case MOVED -> tell(stranded, "replaced");
            case NOT_NEEDED -> {}
            case NO_ROOM -> {
                if (stranded.overdue()) {
                    giveUp(stranded, needed, now);
                } else {
                    warn(stranded, needed, now);
                }
            }
        }
    }

    private void giveUp(Stranded stranded, Predicate<Booking> needed, Instant now) {
        String why = stranded.past() + ", and " + WithoutNode.NO_OTHER;
        boolean failed = relocation.change(
                stranded.bookingId(),
                needed,
                booking -> changes.apply(booking, BookingAction.FAILED, Actor.SYSTEM, () -> booking.giveUp(why, now)));
        if (failed) {
            tell(stranded, "failed");
        }
    }

    private void warn(Stranded stranded, Predicate<Booking> needed, Instant now) {
        String why = stranded.present() + ", and " + WithoutNode.NO_OTHER + ": " + stranded.outlook();
        boolean warned = relocation.change(
                stranded.bookingId(),
                needed,
                booking -> changes.apply(booking, BookingAction.UPDATED, Actor.SYSTEM, () -> booking.warn(why, now)));
        if (warned) {
            tell(stranded, "warned");
        }
    }

    private void tell(Stranded stranded, String outcome) {
        measures.counter(MEASURE, "outcome", outcome).increment();
        log.warn("{}: booking {} {}", stranded.present(), stranded.bookingId(), outcome);
    }
}
