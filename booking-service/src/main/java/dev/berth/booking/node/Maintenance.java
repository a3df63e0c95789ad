package dev.berth.booking.node;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins and ends maintenance, at once or as planned. While it lasts nothing new is placed on the node and nothing starts there. */
@Component
public class Maintenance {
    private final Nodes nodes;
    private final NodeNews news;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Maintenance(Nodes nodes, NodeNews news, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.nodes = nodes;
        this.news = news;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * When a node is not available.
     *
     * @param from null for at once
     * @param until null for as long as an admin has not ended it
     */
    public record Plan(@Nullable Instant from, @Nullable Instant until, String reason) {}

    /** @return the node's name; empty when there is no such node */
    @Transactional
    public Optional<String> plan(UUID id, Plan plan, Actor actor) {
        Optional<Node> found = nodes.lock(id).filter(it -> !it.isRetired());
        found.ifPresent(node -> {
            Instant now = clock.instant();
            node.planMaintenance(plan);
            audit.record(
                    actor,
                    Subject.node(id),
                    "maintenance-planned",
                    Changes.of("reason", null, plan.reason())
                            .and("from", null, plan.from())
                            .and("until", null, plan.until()));
            if (plan.from() == null || !plan.from().isAfter(now)) begin(node);
            news.tell(node, now);
        });
        return found.map(it -> it.placard().name());
    }

    /** For an admin who switches it on or off without a plan. */
    void change(Node node, boolean on) {
        if (on) {
            begin(node);
        } else if (node.endMaintenance()) {
            events.publishEvent(new MaintenanceChanged(node.id(), false));
        }
    }

    /** Begins and ends what is due. Another replica passes over a node that this one has claimed. */
    @Transactional
    public void followPlans() {
        Instant now = clock.instant();
        for (Node node : nodes.claimPlanned(now)) {
            boolean over = node.maintenancePlan()
                    .map(Plan::until)
                    .filter(it -> !it.isAfter(now))
                    .isPresent();
            change(node, !over);
            audit.record(
                    Actor.SYSTEM,
                    Subject.node(node.id()),
                    over ? "maintenance-ended" : "maintenance-began",
                    Changes.of("maintenance", over, !over));
            news.tell(node, now);
        }
    }

    private void begin(Node node) {
        if (node.startMaintenance()) events.publishEvent(new MaintenanceChanged(node.id(), true));
    }
}
