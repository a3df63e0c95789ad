package dev.berth.booking.node;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a node's report in: its heartbeat, what it is, what runs on it. All of it or nothing. */
@Component
class TakeReport {
    /** A report from further ahead comes from a broken clock, and its version would shut out all that follow. */
    private static final Duration CLOCKS_MAY_DIFFER_BY = Duration.ofMinutes(5);

    private final Nodes nodes;
    private final PulseTable pulses;
    private final WakeTable wakes;
    private final NodeNews news;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final NodeSettings settings;

    TakeReport(
            Nodes nodes,
            PulseTable pulses,
            WakeTable wakes,
            NodeNews news,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock,
            NodeSettings settings) {
        this.nodes = nodes;
        this.pulses = pulses;
        this.wakes = wakes;
        this.news = news;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
    }

    enum Outcome {
        TAKEN,
        SEEN_BEFORE,
        UNSIGNED,
        WRONG_SIGNATURE,
        UNKNOWN_NODE,
        REVOKED,
        UNREADABLE,
        FROM_THE_FUTURE
    }

    @Transactional
    Outcome take(SignedReport signed) {
        Instant now = clock.instant();
        Optional<Node> found = nodes.lock(signed.nodeId());
        if (found.isEmpty()) return Outcome.UNKNOWN_NODE;
        Node node = found.get();
        if (node.isRevoked()) return Outcome.REVOKED;
        if (!node.key().signed(signed.value(), signed.signature())) return Outcome.WRONG_SIGNATURE;
        NodeReport report = signed.read();
        if (report == null) return Outcome.UNREADABLE;
        if (!report.isOfALink() && report.isAheadOf(now.plus(CLOCKS_MAY_DIFFER_BY))) return Outcome.FROM_THE_FUTURE;
        Instant seenAt = seenAt(report, signed, now);
        if (!pulses.beat(report, seenAt)) return Outcome.SEEN_BEFORE;
        follow(node, report, seenAt, now);
        events.publishEvent(new NodeReported(node.id(), ReportedAddresses.check(report.observed()), now));
        return Outcome.TAKEN;
    }

    private void follow(Node node, NodeReport report, Instant seenAt, Instant now) {
        boolean alive = seenAt.isAfter(now.minus(settings.silence()));
        Optional<Instant> wakeBegan = node.wakeBeganAt();
        boolean woke = alive && node.answered();
        if (woke) wakeBegan.ifPresent(began -> rememberWake(node, began, now));
        Capacity before = node.capacity();
        boolean changed = node.reports(ownOf(node, report.capacity()));
        node.runs(report.software());
        if (woke || changed) news.tell(node, now);
        if (!before.equals(node.capacity())) {
            audit.record(
                    Actor.node(node.id(), node.placard().name()),
                    Subject.node(node.id()),
                    "resized",
                    differences(before, node.capacity()));
            events.publishEvent(new NodeCapacityChanged(node.id(), node.capacity()));
        }
    }

    private void rememberWake(Node node, Instant began, Instant now) {
        Duration took = Duration.between(began, now);
        node.tookToWake(wakes.add(node.id(), began, took));
        audit.record(
                Actor.node(node.id(), node.placard().name()),
                Subject.node(node.id()),
                "woke",
                Changes.of("seconds", null, took.toSeconds()));
    }

    /** A GPU is in one machine: one that another node has counts there only. */
    private Capacity ownOf(Node node, Capacity reported) {
        List<String> fresh = reported.gpuUuids().stream()
                .filter(it -> !node.capacity().gpuUuids().contains(it))
                .toList();
        return fresh.isEmpty()
                ? reported
                : reported.without(nodes.gpusOfOthers(node.key().encoded(), fresh));
    }

    private static Changes differences(Capacity before, Capacity after) {
        return Changes.of("cores", before.cores(), after.cores())
                .and("memoryGb", before.memoryGb(), after.memoryGb())
                .and("gpus", before.gpus(), after.gpus());
    }

    /**
     * What waited in Kafka is as old as it is: a backlog must not make a dead node look alive. Of a report that came over a link the
     * control plane itself knows when; else the node's clock is all there is.
     */
    private static Instant seenAt(NodeReport report, SignedReport signed, Instant now) {
        Instant said = report.isOfALink() ? signed.sentAt() : report.occurredAt();
        return said.isBefore(now) ? said : now;
    }
}
