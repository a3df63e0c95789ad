package dev.berth.booking.node;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.secret.Secrets;
import dev.berth.booking.security.Caller;
import dev.berth.platform.id.Uuid7;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a machine becomes a node: an admin gives a one-time token, the machine's agent trades it for an identity. */
@Service
public class Enrolment {
    private final EnrolmentTable table;
    private final Nodes nodes;
    private final PulseTable pulses;
    private final NodeNews news;
    private final AuditTrail audit;
    private final Clock clock;
    private final NodeSettings settings;
    private final JoinCommand joinCommand;

    Enrolment(
            EnrolmentTable table,
            Nodes nodes,
            PulseTable pulses,
            NodeNews news,
            AuditTrail audit,
            Clock clock,
            NodeSettings settings,
            JoinCommand joinCommand) {
        this.table = table;
        this.nodes = nodes;
        this.pulses = pulses;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
        this.joinCommand = joinCommand;
    }

    /** What the admin settles beforehand; the machine's own word counts for the rest. */
    public record Terms(
            @Nullable String name,
            @Nullable String site,
            @Nullable List<String> tags) {}

    /** @param command what an admin pastes on the machine; it asks for the token */
    public record Invitation(UUID id, String token, Instant expiresAt, String command) {}

    /** A token that has not been used and is not too old. */
    public record OpenInvitation(UUID id, Terms terms, Instant createdAt, Instant expiresAt) {}

    /** What a machine says of itself. */
    public record Machine(Placard placard, @Nullable String mac, NodeKey key, String agentVersion, Capacity capacity) {}

    public sealed interface Outcome {
        record Enrolled(UUID nodeId) implements Outcome {}

        /** Never given out, used by another machine, or too old. */
        record TokenRefused() implements Outcome {}

        /** Another node in service has this GPU; the token stays good. */
        record GpuOfAnother(String uuid) implements Outcome {}
    }

    @Transactional
    public Invitation invite(Terms terms, Caller admin) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(settings.enrolmentLife());
        String token = Secrets.fresh();
        UUID id = Uuid7.at(now);
        table.add(id, Secrets.hash(token), terms, admin.id(), now, expiresAt);
        audit.record(Actor.of(admin), new Subject("enrolment", id), "invited", Changes.of("name", null, terms.name()));
        return new Invitation(id, token, expiresAt, joinCommand.lines());
    }

    /** What an admin can still withdraw, the newest first. */
    @Transactional(readOnly = true)
    public List<OpenInvitation> open() {
        return table.open(clock.instant());
    }

    /** False when there is no such token, or a machine has used it. */
    @Transactional
    public boolean withdraw(UUID id, Caller admin) {
        boolean withdrawn = table.withdraw(id);
        if (withdrawn) {
            audit.record(
                    Actor.of(admin), new Subject("enrolment", id), "withdrawn", Changes.of("withdrawn", false, true));
        }
        return withdrawn;
    }

    /** The same machine may ask again: its first answer may have been lost on the way. */
    @Transactional
    public Outcome redeem(String token, Machine machine) {
        Instant now = clock.instant();
        byte[] hash = Secrets.hash(token);
        Optional<EnrolmentTable.Claim> claim = table.claim(hash, now);
        if (claim.isEmpty()) {
            return table.nodeOf(hash, machine.key())
                    .<Outcome>map(Outcome.Enrolled::new)
                    .orElseGet(Outcome.TokenRefused::new);
        }
        List<String> taken = machine.capacity().gpus().isEmpty()
                ? List.of()
                : nodes.gpusOfOthers(machine.key().encoded(), machine.capacity().gpuUuids());
        if (!taken.isEmpty()) {
            table.giveBack(claim.get().id());
            return new Outcome.GpuOfAnother(taken.getFirst());
        }
        Node node = nodeOf(machine, claim.get().terms(), now);
        nodes.saveAndFlush(node);
        pulses.begin(node.id(), now);
        table.redeemedBy(claim.get().id(), node.id());
        audit.record(
                Actor.node(node.id(), node.placard().name()),
                Subject.node(node.id()),
                "enrolled",
                Changes.of("name", null, node.placard().name()));
        news.tell(node, now);
        return new Outcome.Enrolled(node.id());
    }

    private static Node nodeOf(Machine machine, Terms terms, Instant now) {
        Placard own = machine.placard();
        Placard placard = new Placard(
                terms.name() == null ? own.name() : terms.name(),
                terms.site() == null ? own.site() : terms.site(),
                terms.tags() == null ? own.tags() : terms.tags());
        return new Node(
                Uuid7.at(now), placard, machine.mac(), machine.capacity(), machine.key(), machine.agentVersion(), now);
    }
}
