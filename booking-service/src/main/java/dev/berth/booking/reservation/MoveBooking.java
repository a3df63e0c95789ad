package dev.berth.booking.reservation;

import dev.berth.booking.node.NodeDirectory;
import dev.berth.booking.node.NodeWish;
import dev.berth.booking.node.PlaceableNode;
import dev.berth.booking.reservation.ledger.GpuHolds;
import dev.berth.booking.reservation.placement.NoRoom;
import dev.berth.booking.reservation.placement.Placements;
import dev.berth.booking.reservation.rule.Violation;
import dev.berth.booking.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** To a node of an admin's choice, before it starts. Tags are a wish that the admin may overrule; room is not. */
@Component
public class MoveBooking {
    private final Attempt attempt;
    private final Bookings bookings;
    private final NodeDirectory nodes;
    private final Placements placements;
    private final GpuHolds gpuHolds;
    private final Clock clock;

    MoveBooking(
            Attempt attempt,
            Bookings bookings,
            NodeDirectory nodes,
            Placements placements,
            GpuHolds gpuHolds,
            Clock clock) {
        this.attempt = attempt;
        this.bookings = bookings;
        this.nodes = nodes;
        this.placements = placements;
        this.gpuHolds = gpuHolds;
        this.clock = clock;
    }

    public Change move(UUID id, UUID nodeId, Caller caller) {
        Instant now = clock.instant();
        return nodes.find(nodeId)
                .map(target -> attempt.runWithinCapacity(
                        () -> attempt.run(id, caller, BookingVerb.MOVE, it -> move(it, target, caller, now)),
                        () -> explain(bookings.findById(id).orElseThrow(), target)))
                .orElseGet(() -> new Change.RulesBroken(List.of(new Violation("node", "nodeId", "is not a node"))));
    }

    private Change move(Booking booking, PlaceableNode target, Caller caller, Instant now) {
        if (!booking.kind().hasWorkspace()) {
            return new Change.Illegal("Only a compute booking is on a node."); // before anybody asks for its wish
        }
        Compute compute = booking.compute();
        var tags =
                target.simulated() ? List.of(PlaceableNode.SIMULATED) : List.<String>of(); // an admin may use any node
        if (nodes.fitting(NodeWish.of(compute.cores(), compute.memoryGb(), compute.gpus(), tags)).stream()
                .noneMatch(it -> it.id().equals(target.id()) && it.times().allow(booking.window()))) {
            return new Change.Illegal(
                    target.name() + " is not available at that time or is too small for this booking.");
        }
        return attempt.apply(
                booking,
                BookingAction.MOVED,
                caller,
                () -> booking.moveTo(target.id(), () -> placed(booking, target), now));
    }

    private Booking.Placed placed(Booking booking, PlaceableNode target) {
        List<String> gpus = gpuHolds.choose(
                booking.compute().gpus(), target.gpuUuids(), booking.window().onGrid());
        return new Booking.Placed(new Placement(target.id(), gpus), target.name());
    }

    private NoRoom explain(Booking booking, PlaceableNode target) {
        return placements.explainFor(target, booking.wish(), booking.window().onGrid());
    }
}
