package dev.berth.booking.reservation;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import dev.berth.booking.node.NodeDirectory;
import dev.berth.booking.node.NodeWish;
import dev.berth.booking.node.PlaceableNode;
import dev.berth.booking.reservation.EditBooking.Edit;
import dev.berth.booking.reservation.ledger.GpuHolds;
import dev.berth.booking.reservation.ledger.NodeFull;
import dev.berth.booking.reservation.placement.NoRoom;
import dev.berth.booking.reservation.placement.Placements;
import dev.berth.booking.reservation.rule.ComputeRules;
import dev.berth.booking.reservation.rule.Violation;
import dev.berth.booking.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Changes a compute booking. Before it begins: its times, its size, its environment and its text, on the node that it has if that has
 * room and else on another. Once it has begun: its end and its text.
 */
@Component
class EditCompute {
    private final Attempt attempt;
    private final Rights rights;
    private final Bookings bookings;
    private final ComputeRules rules;
    private final BookableEnvironments environments;
    private final NodeDirectory nodes;
    private final Placements placements;
    private final GpuHolds gpuHolds;

    EditCompute(
            Attempt attempt,
            Rights rights,
            Bookings bookings,
            ComputeRules rules,
            BookableEnvironments environments,
            NodeDirectory nodes,
            Placements placements,
            GpuHolds gpuHolds) {
        this.attempt = attempt;
        this.rights = rights;
        this.bookings = bookings;
        this.rules = rules;
        this.environments = environments;
        this.nodes = nodes;
        this.placements = placements;
        this.gpuHolds = gpuHolds;
    }

    /** One short transaction per node that may have room; the ledger may refuse each of them. */
    Change edit(UUID id, Edit edit, OptionalLong seen, Caller caller, Instant now) {
        Booking known = bookings.findById(id).orElseThrow();
        for (Optional<PlaceableNode> node : nodesFor(known, edit, now)) {
            try {
                return attempt.run(
                        id,
                        caller,
                        BookingVerb.EDIT,
                        it -> EditBooking.ifSeen(seen, it, () -> change(it, edit, node, caller, now)));
            } catch (NodeFull full) {
                continue; // the next node may have room
            }
        }
        return new Change.Full(explain(known, edit, now));
    }

    private Change change(Booking booking, Edit edit, Optional<PlaceableNode> node, Caller caller, Instant now) {
        if (edit.roomId() != null
                || edit.attendees() != null && edit.attendees().isPresent()) {
            String field = edit.roomId() != null ? "roomId" : "attendees";
            return broken("room", field, "belongs to room bookings only");
        }
        Optional<Compute> wanted = wanted(booking, edit);
        if (wanted.isEmpty()) {
            return broken("environment", "compute.environmentId", "is not an environment one can book");
        }
        if (!edit.moves(booking) && wanted.get().equals(booking.compute())) {
            return attempt.apply(booking, BookingAction.UPDATED, caller, () -> describe(booking, edit, now));
        }
        return hasBegun(booking)
                ? changeEnd(booking, edit, wanted.get(), caller, now)
                : replan(booking, edit, wanted.get(), node, caller, now);
    }

    private Change replan(
            Booking booking, Edit edit, Compute wanted, Optional<PlaceableNode> node, Caller caller, Instant now) {
        List<Violation> broken = checkTimes(booking, edit, now);
        if (!broken.isEmpty()) {
            return new Change.RulesBroken(broken);
        }
        if (booking.status() == BookingStatus.APPROVED && !rights.mayGrantTimes(caller, booking)) {
            return new Change.Illegal(
                    "What an admin has approved, an admin changes. Ask one, or cancel it and book again.");
        }
        PlaceableNode target = node.orElseThrow(() -> new NodeFull("No node fits"));
        Window window = new Window(edit.startOf(booking), edit.endOf(booking));
        boolean moves =
                edit.moves(booking) || !target.id().equals(booking.placement().nodeId());
        return attempt.apply(
                booking,
                moves ? BookingAction.MOVED : BookingAction.UPDATED,
                caller,
                () -> booking.replan(window, wanted, () -> placed(booking, wanted, target, window), now)
                        .then(() -> describe(booking, edit, now)));
    }

    private Change changeEnd(Booking booking, Edit edit, Compute wanted, Caller caller, Instant now) {
        Window window = booking.window();
        if (!wanted.equals(booking.compute()) || !edit.startOf(booking).equals(window.startsAt())) {
            return new Change.Illegal("It has begun: only its end and its text can change.");
        }
        Instant end = edit.endOf(booking);
        List<Violation> broken = rules.checkExtension(window.startsAt(), end);
        if (!broken.isEmpty()) {
            return new Change.RulesBroken(broken);
        }
        if (end.isAfter(window.endsAt())) {
            return rights.allow(BookingVerb.EXTEND, caller, booking)
                    ? attempt.apply(
                            booking,
                            BookingAction.EXTENDED,
                            caller,
                            () -> booking.extend(end, now).then(() -> describe(booking, edit, now)))
                    : new Change.Illegal("What an admin has approved, an admin extends. Ask one.");
        }
        if (!end.isAfter(now)) {
            return broken("not-in-the-past", "endsAt", "must lie in the future; to stop now, end the booking");
        }
        return attempt.apply(
                booking,
                BookingAction.MOVED,
                caller,
                () -> booking.shorten(end, now).then(() -> describe(booking, edit, now)));
    }

    private List<Violation> checkTimes(Booking booking, Edit edit, Instant now) {
        return edit.moves(booking) ? rules.check(edit.startOf(booking), edit.endOf(booking), now) : List.of();
    }

    private static Move describe(Booking booking, Edit edit, Instant now) {
        return booking.describe(edit.textOf(booking), null, now);
    }

    private Optional<Compute> wanted(Booking booking, Edit edit) {
        ComputeEdit change = edit.compute() == null ? ComputeEdit.NOTHING : edit.compute();
        Compute compute = booking.compute();
        UUID environment = change.environmentId();
        return environment == null || environment.equals(compute.environment().environmentId())
                ? Optional.of(change.appliedTo(compute, compute.environment()))
                : environments.find(environment).map(it -> change.appliedTo(compute, it));
    }

    /** Its own node first. Empty where no node fits, so that the change is judged all the same before it is refused. */
    private List<Optional<PlaceableNode>> nodesFor(Booking booking, Edit edit, Instant now) {
        Optional<PlaceableNode> own = nodes.find(booking.placement().nodeId());
        Optional<Compute> wanted = wanted(booking, edit);
        boolean judgedWithoutNode = hasBegun(booking)
                || wanted.isEmpty()
                || !edit.moves(booking) && wanted.get().equals(booking.compute())
                || !checkTimes(booking, edit, now).isEmpty();
        if (judgedWithoutNode) {
            return List.of(own);
        }
        NodeWish wish = wishOf(wanted.get());
        Window window = new Window(edit.startOf(booking), edit.endOf(booking));
        List<UUID> fitting = nodes.fitting(wish).stream()
                .filter(it -> it.times().allow(window))
                .map(PlaceableNode::id)
                .toList();
        Stream<PlaceableNode> others = placements.candidates(wish, window).stream()
                .filter(it -> !it.id().equals(booking.placement().nodeId()));
        List<Optional<PlaceableNode>> all = Stream.concat(own.filter(it -> fitting.contains(it.id())).stream(), others)
                .map(Optional::of)
                .toList();
        return all.isEmpty() ? List.of(Optional.empty()) : all;
    }

    private Booking.Placed placed(Booking booking, Compute wanted, PlaceableNode target, Window window) {
        List<String> gpus = gpuHolds.choose(wanted.gpus(), target.gpuUuids(), window.onGrid(), booking.id());
        return new Booking.Placed(new Placement(target.id(), gpus), target.name());
    }

    private NoRoom explain(Booking booking, Edit edit, Instant now) {
        if (hasBegun(booking)) {
            Window more = new Window(Grid.ceil(booking.window().endsAt()), edit.endOf(booking));
            return placements.explainFor(
                    nodes.find(booking.placement().nodeId()).orElseThrow(), booking.wish(), more);
        }
        Compute compute = wanted(booking, edit).orElseThrow();
        Window window = new Window(edit.startOf(booking), edit.endOf(booking));
        return placements.explain(wishOf(compute), window, rules.bookableStarts(now));
    }

    private static NodeWish wishOf(Compute it) {
        return NodeWish.of(it.cores(), it.memoryGb(), it.gpus(), it.nodeTags());
    }

    private static boolean hasBegun(Booking booking) {
        Workspace workspace = booking.workspace();
        return booking.status() == BookingStatus.ACTIVE || workspace != null && workspace.hasBegun();
    }

    private static Change broken(String rule, String field, String message) {
        return new Change.RulesBroken(List.of(new Violation(rule, field, message)));
    }
}
