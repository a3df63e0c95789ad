package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.grid.Window;
import dev.berth.booking.node.PlaceableNode;
import dev.berth.booking.reservation.ledger.GpuHolds;
import dev.berth.booking.reservation.ledger.Ledger;
import dev.berth.booking.reservation.ledger.NodeFull;
import dev.berth.booking.reservation.ledger.Share;
import dev.berth.booking.reservation.placement.Placements;
import dev.berth.booking.reservation.rule.ApprovalSettings;
import dev.berth.booking.reservation.rule.ApprovalSettings.Approval;
import dev.berth.booking.reservation.rule.ComputeRules;
import dev.berth.booking.reservation.rule.Violation;
import dev.berth.booking.security.Caller;
import dev.berth.platform.id.Uuid7;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** From an order to a booking that holds its capacity, or to the reason why not. */
@Component
public class Reserve {
    private final ComputeRules rules;
    private final ApprovalSettings approval;
    private final BookableEnvironments environments;
    private final Placements placements;
    private final Admission admission;
    private final Ledger ledger;
    private final GpuHolds gpuHolds;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reserve(
            ComputeRules rules,
            ApprovalSettings approval,
            BookableEnvironments environments,
            Placements placements,
            Admission admission,
            Ledger ledger,
            GpuHolds gpuHolds,
            Changes changes,
            TransactionTemplate transaction,
            Clock clock) {
        this.rules = rules;
        this.approval = approval;
        this.environments = environments;
        this.placements = placements;
        this.admission = admission;
        this.ledger = ledger;
        this.gpuHolds = gpuHolds;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Placing place(Order order, Caller caller) {
        return place(order, caller, RequestKey.NONE);
    }

    public Placing place(Order order, Caller caller, RequestKey request) {
        return admission.of(BookingKind.COMPUTE, request, caller, () -> placeNew(order, caller, request));
    }

    private Placing placeNew(Order order, Caller caller, RequestKey request) {
        Instant now = clock.instant();
        List<Violation> broken = rules.check(order.startsAt(), order.endsAt(), now);
        if (!broken.isEmpty()) {
            return new Placing.RulesBroken(broken);
        }
        return environments
                .find(order.environmentId())
                .map(environment -> place(order, environment, caller, request, now))
                .orElseGet(() -> new Placing.RulesBroken(
                        "environment", "compute.environmentId", "is not an environment one can book"));
    }

    /** One short transaction per node that looks free; the ledger may refuse each of them. */
    private Placing place(Order order, BookedEnvironment environment, Caller caller, RequestKey request, Instant now) {
        Window window = new Window(order.startsAt(), order.endsAt());
        for (PlaceableNode node : placements.candidates(order.wish(), window)) {
            Optional<Placing> answer = attempt(order, environment, caller, request, window, node, now);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return new Placing.Full(placements.explain(order.wish(), window, rules.bookableStarts(now)));
    }

    private Optional<Placing> attempt(
            Order order,
            BookedEnvironment environment,
            Caller caller,
            RequestKey request,
            Window window,
            PlaceableNode node,
            Instant now) {
        try {
            return Optional.ofNullable(transaction.execute(status -> admission
                    .refuse(BookingKind.COMPUTE, rules.openHolds(), request, caller)
                    .orElseGet(() -> admission.booked(
                            hold(order, environment, caller, window, node, now), request, caller, now))));
        } catch (NodeFull full) {
            return Optional.empty();
        }
    }

    private Booking hold(
            Order order, BookedEnvironment environment, Caller caller, Window window, PlaceableNode node, Instant now) {
        ledger.change(
                Optional.empty(), Optional.of(new Share(node.id(), window.onGrid(), order.cores(), order.memoryGb())));
        List<String> gpus = gpuHolds.choose(order.gpus(), node.gpuUuids(), window.onGrid());
        Booking booking = new Booking(
                Uuid7.at(now),
                new Booking.Owner(caller.id(), caller.name()),
                window,
                order.text(),
                order.with(environment),
                new Booking.Placed(new Placement(node.id(), gpus), node.name()),
                Booking.decideBy(window, now),
                now);
        if (approval.compute() == Approval.AUTOMATIC) {
            booking.approve(now);
        }
        return changes.create(booking, Actor.of(caller));
    }
}
