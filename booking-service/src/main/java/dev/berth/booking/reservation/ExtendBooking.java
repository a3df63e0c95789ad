package dev.berth.booking.reservation;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import dev.berth.booking.node.NodeDirectory;
import dev.berth.booking.reservation.placement.NoRoom;
import dev.berth.booking.reservation.placement.Placements;
import dev.berth.booking.reservation.rule.ApprovalSettings;
import dev.berth.booking.reservation.rule.ApprovalSettings.Approval;
import dev.berth.booking.reservation.rule.ComputeRules;
import dev.berth.booking.reservation.rule.Violation;
import dev.berth.booking.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A later end, judged like a new booking of the time in between. */
@Component
public class ExtendBooking {
    private final Attempt attempt;
    private final Bookings bookings;
    private final ComputeRules rules;
    private final ApprovalSettings approval;
    private final NodeDirectory nodes;
    private final Placements placements;
    private final Clock clock;

    ExtendBooking(
            Attempt attempt,
            Bookings bookings,
            ComputeRules rules,
            ApprovalSettings approval,
            NodeDirectory nodes,
            Placements placements,
            Clock clock) {
        this.attempt = attempt;
        this.bookings = bookings;
        this.rules = rules;
        this.approval = approval;
        this.nodes = nodes;
        this.placements = placements;
        this.clock = clock;
    }

    public Change extend(UUID id, Instant newEnd, Caller caller) {
        Instant now = clock.instant();
        return attempt.runWithinCapacity(
                () -> attempt.run(id, caller, this::mayExtend, it -> extend(it, newEnd, caller, now)),
                () -> explain(bookings.findById(id).orElseThrow(), newEnd));
    }

    private Change extend(Booking booking, Instant newEnd, Caller caller, Instant now) {
        List<Violation> broken = rules.checkExtension(booking.window().startsAt(), newEnd);
        return broken.isEmpty()
                ? attempt.apply(booking, BookingAction.EXTENDED, caller, () -> booking.extend(newEnd, now))
                : new Change.RulesBroken(broken);
    }

    /** Where an admin has to approve, a longer booking is theirs to grant as well. */
    private boolean mayExtend(Caller caller, Booking booking) {
        return caller.isAdmin() || caller.is(booking.userId()) && approval.compute() == Approval.AUTOMATIC;
    }

    private NoRoom explain(Booking booking, Instant newEnd) {
        Window wished = new Window(Grid.ceil(booking.window().endsAt()), newEnd);
        return placements.explainFor(nodes.find(booking.placement().nodeId()).orElseThrow(), booking.wish(), wished);
    }
}
