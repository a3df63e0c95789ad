package dev.berth.booking.node;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Wakes nodes: a packet at once, another one every few seconds, until the node reports or its lead time is over. A node that did not
 * wake is a suspect: nothing is placed on it until it reports, or an admin wakes it.
 */
@Component
public class Waking {
    private static final Logger log = LoggerFactory.getLogger(Waking.class);
    /** Many machines that start in one second overload a circuit and the network they boot from. */
    private static final int AT_ONCE = 20;

    private final Nodes nodes;
    private final NodeNews news;
    private final WakeSender sender;
    private final AuditTrail audit;
    private final WakeSettings settings;
    private final Clock clock;

    Waking(Nodes nodes, NodeNews news, WakeSender sender, AuditTrail audit, WakeSettings settings, Clock clock) {
        this.nodes = nodes;
        this.news = news;
        this.sender = sender;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param why for the node's log. False when it is up, is being woken, or cannot be woken */
    @Transactional
    public boolean begin(UUID id, Actor actor, String why) {
        Optional<Node> node = nodes.lock(id).filter(it -> it.beginWaking(clock.instant()));
        node.ifPresent(it -> {
            audit.record(actor, Subject.node(id), "wake", Changes.of("reason", null, why));
            news.tell(it, clock.instant());
        });
        return node.isPresent();
    }

    /** An admin's wish. */
    @Transactional
    public Outcome begin(UUID id, Caller admin) {
        Optional<Node> found = nodes.lock(id).filter(it -> !it.isRetired());
        if (found.isEmpty()) return new Outcome.NoSuchNode();
        Node node = found.get();
        if (node.isOnline()) return new Outcome.NotPossible("It is awake already.");
        if (node.mac() == null) {
            return new Outcome.NotPossible("Its MAC address is not known: the agent says it when the machine enrols.");
        }
        if (node.isRevoked()) return new Outcome.NotPossible("Its key was revoked.");
        begin(id, Actor.of(admin), "an admin wanted it");
        return new Outcome.Begun();
    }

    public sealed interface Outcome {
        /** Or it was being woken already. */
        record Begun() implements Outcome {}

        record NoSuchNode() implements Outcome {}

        record NotPossible(String why) implements Outcome {}
    }

    /** Sends what is due, in each replica: each node is claimed by one of them. */
    @Transactional
    public void send() {
        Instant now = clock.instant();
        List<Node> due = nodes.claimWaking(now.minus(settings.every()), AT_ONCE);
        for (Node node : due) {
            if (node.hasWokenFor(now).compareTo(leadOf(node)) > 0) {
                giveUp(node, now);
            } else {
                sender.send(node.sendPacket(now));
                news.tell(node, now);
            }
        }
    }

    private void giveUp(Node node, Instant now) {
        int packets = node.giveUpWaking(now);
        log.warn("Node {} ({}) did not wake after {} packets", node.placard().name(), node.id(), packets);
        audit.record(Actor.SYSTEM, Subject.node(node.id()), "did-not-wake", Changes.of("packets", null, packets));
        news.tell(node, now);
    }

    private Duration leadOf(Node node) {
        return node.wakeLead().orElse(settings.lead());
    }
}
