package dev.berth.booking.node;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.SecurityLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people look at nodes, and what admins change about them. */
@Service
public class NodeAdministration {
    private final Nodes nodes;
    private final VitalsQuery vitals;
    private final NodeNews news;
    private final Maintenance maintenance;
    private final AuditTrail audit;
    private final Clock clock;

    NodeAdministration(
            Nodes nodes, VitalsQuery vitals, NodeNews news, Maintenance maintenance, AuditTrail audit, Clock clock) {
        this.nodes = nodes;
        this.vitals = vitals;
        this.news = news;
        this.maintenance = maintenance;
        this.audit = audit;
        this.clock = clock;
    }

    public record Sight(Node node, NodeVitals vitals) {}

    /** What is null stays as it is. */
    public record Edit(
            @Nullable String name,
            @Nullable String site,
            @Nullable List<String> tags,
            @Nullable Boolean maintenance,
            @Nullable String wakePassword) {}

    public sealed interface Outcome {
        record Saved(Sight sight) implements Outcome {}

        record NoSuchNode() implements Outcome {}

        record Stale() implements Outcome {}
    }

    /** By name, beginning after this node. */
    @Transactional(readOnly = true)
    public List<Sight> list(@Nullable UUID after, int limit) {
        List<Node> page = nodes.page(after, limit);
        Map<UUID, NodeVitals> all = vitals.of(page.stream().map(Node::id).toList(), clock.instant());
        return page.stream()
                .map(it -> new Sight(it, all.getOrDefault(it.id(), unheard())))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Sight> find(UUID id) {
        return nodes.findById(id).filter(it -> !it.isRetired()).map(this::sight);
    }

    /** @param expectedVersion what the admin was looking at; null when they do not mind */
    @Transactional
    public Outcome edit(UUID id, Edit edit, @Nullable Long expectedVersion, Caller admin) {
        Optional<Node> found = inService(id);
        if (found.isEmpty()) return new Outcome.NoSuchNode();
        Node node = found.get();
        if (expectedVersion != null && expectedVersion != node.version()) return new Outcome.Stale();
        Changes changes = apply(edit, node);
        if (!changes.isEmpty()) {
            audit.record(Actor.of(admin), Subject.node(id), "changed", changes);
            news.tell(node, clock.instant());
        }
        return new Outcome.Saved(sight(node));
    }

    /** The node's link ends at once, and whatever it reports is refused. Done twice it changes nothing more. */
    @Transactional
    public Outcome revoke(UUID id, Caller admin) {
        Optional<Node> found = inService(id);
        if (found.isEmpty()) return new Outcome.NoSuchNode();
        Node node = found.get();
        if (node.revoke()) {
            audit.record(Actor.of(admin), Subject.node(id), "revoked", Changes.of("revoked", false, true));
            SecurityLog.event("node-revoked")
                    .with("nodeId", id)
                    .with("personId", admin.id())
                    .write();
            news.tell(node, clock.instant());
        }
        return new Outcome.Saved(sight(node));
    }

    /** The machine's own word on its capacity counts from now on. Done twice it changes nothing more. */
    @Transactional
    public Outcome acceptCapacity(UUID id, Caller admin) {
        Optional<Node> found = inService(id);
        if (found.isEmpty()) return new Outcome.NoSuchNode();
        Node node = found.get();
        Capacity before = node.capacity();
        if (node.acceptOffer()) {
            audit.record(
                    Actor.of(admin),
                    Subject.node(id),
                    "capacity-accepted",
                    Changes.of("cores", before.cores(), node.capacity().cores())
                            .and("memoryGb", before.memoryGb(), node.capacity().memoryGb())
                            .and("gpus", before.gpus(), node.capacity().gpus()));
            news.tell(node, clock.instant());
        }
        return new Outcome.Saved(sight(node));
    }

    /** For good: nobody sees the node any more, and its key counts for nothing. Its bookings are gone from it by then. */
    @Transactional
    public void retire(UUID id, Caller admin) {
        inService(id).filter(Node::retire).ifPresent(node -> {
            audit.record(Actor.of(admin), Subject.node(id), "retired", Changes.of("retired", false, true));
            SecurityLog.event("node-retired")
                    .with("nodeId", id)
                    .with("personId", admin.id())
                    .write();
            news.tellRetired(node);
        });
    }

    private Optional<Node> inService(UUID id) {
        return nodes.lock(id).filter(it -> !it.isRetired());
    }

    private Changes apply(Edit edit, Node node) {
        Placard before = node.placard();
        NodeStatus statusBefore = node.status();
        node.describe(new Placard(
                edit.name() == null ? before.name() : edit.name(),
                edit.site() == null ? before.site() : edit.site(),
                edit.tags() == null ? before.tags() : edit.tags()));
        if (edit.maintenance() != null) {
            maintenance.change(node, edit.maintenance());
        }
        boolean otherPassword = edit.wakePassword() != null && node.wakesWith(edit.wakePassword());
        return Changes.of("name", before.name(), node.placard().name())
                .and("site", before.site(), node.placard().site())
                .and("tags", before.tags(), node.placard().tags())
                .and("status", statusBefore.wireName(), node.status().wireName())
                .and("wakePassword", null, otherPassword ? "changed" : null);
    }

    private Sight sight(Node node) {
        return new Sight(node, vitals.of(List.of(node.id()), clock.instant()).getOrDefault(node.id(), unheard()));
    }

    private static NodeVitals unheard() {
        return new NodeVitals(Instant.EPOCH, null, new NodeVitals.Used(0, 0, 0));
    }
}
