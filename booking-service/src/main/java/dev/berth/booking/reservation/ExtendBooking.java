package dev.berth.booking.reservation;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import dev.berth.booking.node.NodeDirectory;
import dev.berth.booking.reservation.placement.NoRoom;
import dev.berth.booking.reservation.placement.Placements;
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
    private final NodeDirectory nodes;
    private final Placements placements;
    private final RoomTerms roomTerms;
    private final Clock clock;

    ExtendBooking(
            Attempt attempt,
            Bookings bookings,
            ComputeRules rules,
            NodeDirectory nodes,
            Placements placements,
            RoomTerms roomTerms,
            Clock clock) {
        this.attempt = attempt;
        this.bookings = bookings;
        this.rules = rules;
        this.nodes = nodes;
        this.placements = placements;
        this.roomTerms = roomTerms;
        this.clock = clock;
    }

    public Change extend(UUID id, Instant newEnd, Caller caller) {
        Instant now = clock.instant();
        return attempt.runWithinCapacity(
                () -> attempt.runInItsRoom(id, null, caller, BookingVerb.EXTEND, it -> extend(it, newEnd, caller, now)),
                () -> explain(bookings.findById(id).orElseThrow(), newEnd, now));
    }

    private Change extend(Booking booking, Instant newEnd, Caller caller, Instant now) {
        List<Violation> broken = switch (booking.kind()) {
            case COMPUTE -> rules.checkExtension(booking.window().startsAt(), newEnd);
            case ROOM -> roomTerms.checkExtension(booking, newEnd);
            case COURSE -> List.of(); // the booking itself refuses
        };
        return broken.isEmpty()
                ? attempt.apply(booking, BookingAction.EXTENDED, caller, () -> booking.extend(newEnd, now))
                : new Change.RulesBroken(broken);
    }

    private NoRoom explain(Booking booking, Instant newEnd, Instant now) {
        Window wished = new Window(Grid.ceil(booking.window().endsAt()), newEnd);
        return switch (booking.kind()) {
            case COMPUTE -> explainNode(booking, wished);
            case ROOM -> roomTerms.explainExtension(booking, wished, now);
            case COURSE -> throw new IllegalStateException("A seat asks for no more time");
        };
    }

    private NoRoom explainNode(Booking booking, Window wished) {
        return placements.explainFor(nodes.find(booking.placement().nodeId()).orElseThrow(), booking.wish(), wished);
    }
}
