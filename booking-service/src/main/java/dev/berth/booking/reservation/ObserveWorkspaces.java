package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what a node says of a booking's workspace. */
@Component
public class ObserveWorkspaces {
    private final Bookings bookings;
    private final Changes changes;
    private final Clock clock;

    ObserveWorkspaces(Bookings bookings, Changes changes, Clock clock) {
        this.bookings = bookings;
        this.changes = changes;
        this.clock = clock;
    }

    /** In a transaction of its own: one booking that cannot be changed does not take the others with it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void observe(UUID nodeId, UUID bookingId, WorkspaceReport report) {
        bookings.findLocked(bookingId)
                .ifPresent(booking -> changes.follow(
                        booking,
                        Actor.node(nodeId, booking.nodeName()),
                        () -> booking.observe(nodeId, report, clock.instant())));
    }
}
