package dev.berth.booking.workspace;

import dev.berth.booking.node.MaintenanceChanged;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.FindBookings;
import dev.berth.booking.topic.Topics;
import dev.berth.platform.id.Uuid7;
import dev.berth.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes back what a node shall run while it is in maintenance, and asks for it again afterwards. What has begun goes on. */
@Component
class HeldBackWorkspaces {
    private final FindBookings bookings;
    private final Outbox outbox;
    private final Clock clock;

    HeldBackWorkspaces(FindBookings bookings, Outbox outbox, Clock clock) {
        this.bookings = bookings;
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void follow(MaintenanceChanged change) {
        Instant now = clock.instant();
        for (Booking booking : bookings.approvedOn(change.nodeId())) {
            String key = DesiredWorkspaces.keyOf(change.nodeId(), booking.id());
            var wanted = Objects.requireNonNull(booking.workspace());
            if (!DesiredWorkspaces.mayBeHeldBack(booking)) continue;
            outbox.append(
                    Topics.WORKSPACES,
                    key,
                    change.on() ? null : WorkspaceDesired.of(Uuid7.at(now), booking, wanted, now));
        }
    }
}
