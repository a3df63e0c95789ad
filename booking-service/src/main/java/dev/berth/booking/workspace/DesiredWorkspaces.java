package dev.berth.booking.workspace;

import dev.berth.booking.node.NodeDirectory;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.BookingChanged;
import dev.berth.booking.reservation.BookingSnapshot;
import dev.berth.booking.reservation.BookingStatus;
import dev.berth.booking.reservation.Workspace;
import dev.berth.booking.reservation.WorkspaceState;
import dev.berth.booking.topic.Topics;
import dev.berth.platform.id.Uuid7;
import dev.berth.platform.outbox.Outbox;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells nodes what to run: a new generation when something new is wanted, a tombstone when nothing is any more. */
@Component
class DesiredWorkspaces {
    private final Outbox outbox;
    private final Burials burials;
    private final NodeDirectory nodes;

    DesiredWorkspaces(Outbox outbox, Burials burials, NodeDirectory nodes) {
        this.outbox = outbox;
        this.burials = burials;
        this.nodes = nodes;
    }

    @EventListener
    void follow(BookingChanged change) {
        Booking booking = change.booking();
        Workspace wanted = booking.workspace();
        if (wanted == null) {
            return;
        }
        leaveOldNode(change.before(), booking);
        if (isNew(change.before(), wanted) && !isHeldBack(booking)) {
            outbox.append(
                    Topics.WORKSPACES,
                    keyOf(booking.placement().nodeId(), booking.id()),
                    WorkspaceDesired.of(Uuid7.at(change.at()), booking, wanted, change.at()));
        }
        if (isSettled(booking, wanted, change.at()) && burials.mark(booking.id())) {
            outbox.append(Topics.WORKSPACES, keyOf(booking.placement().nodeId(), booking.id()), null);
        }
    }

    /** Its node is in maintenance: it is asked for when that ends. */
    private boolean isHeldBack(Booking booking) {
        return mayBeHeldBack(booking)
                && nodes.isInMaintenance(booking.placement().nodeId());
    }

    /** What has begun goes on until its end. */
    static boolean mayBeHeldBack(Booking booking) {
        Workspace wanted = booking.workspace();
        return booking.status() == BookingStatus.APPROVED
                && wanted != null
                && wanted.state().compareTo(WorkspaceState.PREPARING) <= 0;
    }

    private static boolean isNew(@Nullable BookingSnapshot before, Workspace wanted) {
        return before == null
                || before.workspace() == null
                || before.workspace().generation() != wanted.generation();
    }

    private void leaveOldNode(@Nullable BookingSnapshot before, Booking booking) {
        if (before != null && before.workspace() != null) {
            UUID oldNode = before.resource().id();
            if (!oldNode.equals(booking.placement().nodeId())) {
                outbox.append(Topics.WORKSPACES, keyOf(oldNode, booking.id()), null);
            }
        }
    }

    /**
     * Nothing runs any more, or it never began. A workspace that may still be stopping keeps its key for a while: its
     * node shall stop it by the end that it was given, not sweep it away as unknown.
     */
    private static boolean isSettled(Booking booking, Workspace wanted, Instant now) {
        return !booking.status().holds()
                && (wanted.state().isOver() || wanted.until().isAfter(now));
    }

    static String keyOf(UUID nodeId, UUID bookingId) {
        return nodeId + "/" + bookingId;
    }
}
