package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.node.Maintenance;
import dev.berth.booking.node.NodeAdministration;
import dev.berth.booking.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Empties a node for an admin: what becomes of the bookings that are on it and have not begun. */
@Component
public class Evacuation {
    private final JdbcClient jdbc;
    private final Relocation relocation;
    private final Changes changes;
    private final Maintenance maintenance;
    private final NodeAdministration nodes;
    private final Clock clock;

    Evacuation(
            JdbcClient jdbc,
            Relocation relocation,
            Changes changes,
            Maintenance maintenance,
            NodeAdministration nodes,
            Clock clock) {
        this.jdbc = jdbc;
        this.relocation = relocation;
        this.changes = changes;
        this.maintenance = maintenance;
        this.nodes = nodes;
        this.clock = clock;
    }

    /** What an admin wants for the bookings there. */
    public enum Treatment {
        /** They stay, and wait for the node. */
        KEEP,
        RE_PLACE,
        CANCEL
    }

    /** A booking that is still on the node, as an admin reads of it. */
    public record Remaining(
            UUID id, String title, String userName, Instant startsAt, Instant endsAt, boolean running) {}

    public record Result(int moved, int cancelled, List<Remaining> remaining) {}

    /** How an admin's wish to retire a node ended. */
    public sealed interface Retirement {
        record Retired() implements Retirement {}

        record NoSuchNode() implements Retirement {}

        /** Nothing new comes there, and these have no other place or still run. */
        record StillNeeded(List<Remaining> by) implements Retirement {}
    }

    /** Maintenance at once or as planned. @return empty when there is no such node */
    public Optional<Result> drain(UUID nodeId, Maintenance.Plan plan, Treatment treatment, Caller admin) {
        return maintenance
                .plan(nodeId, plan, Actor.of(admin))
                .map(name -> evacuate(
                        nodeId,
                        name,
                        plan.from() == null ? clock.instant() : plan.from(),
                        plan.until(),
                        treatment,
                        plan.reason(),
                        admin));
    }

    /** @param cancelRest whether what has no other place is cancelled */
    public Retirement retire(UUID nodeId, boolean cancelRest, Caller admin) {
        var forGood = new Maintenance.Plan(null, null, "It is taken out of service.");
        Optional<Result> moved = drain(nodeId, forGood, Treatment.RE_PLACE, admin);
        Optional<Result> left =
                cancelRest ? moved.flatMap(it -> drain(nodeId, forGood, Treatment.CANCEL, admin)) : moved;
        if (left.isEmpty()) {
            return new Retirement.NoSuchNode();
        }
        if (!left.get().remaining().isEmpty()) {
            return new Retirement.StillNeeded(left.get().remaining());
        }
        nodes.retire(nodeId, admin);
        return new Retirement.Retired();
    }

    /**
     * @param from bookings that end before it are none of this
     * @param until bookings that start after it are none of this; null for no end
     * @param reason what the owners read
     */
    private Result evacuate(
            UUID nodeId,
            String nodeName,
            Instant from,
            @Nullable Instant until,
            Treatment treatment,
            String reason,
            Caller admin) {
        int moved = 0;
        int cancelled = 0;
        Instant now = clock.instant();
        Predicate<Booking> stillThere = booking -> booking.status().holds()
                && booking.status() != BookingStatus.ACTIVE
                && booking.placement().nodeId().equals(nodeId);
        for (Remaining it : on(nodeId, from, until)) {
            if (it.running()) continue;
            switch (treatment) {
                case KEEP -> warn(it, stillThere, announced(nodeName, reason), admin, now);
                case CANCEL -> cancelled += cancel(it, stillThere, reason, admin, now) ? 1 : 0;
                case RE_PLACE -> {
                    switch (move(it, stillThere, nodeName, reason, admin, now)) {
                        case MOVED -> moved++;
                        case NOT_NEEDED -> {}
                        case NO_ROOM ->
                            warn(
                                    it,
                                    stillThere,
                                    announced(nodeName, reason) + ", and " + WithoutNode.NO_OTHER,
                                    admin,
                                    now);
                    }
                }
            }
        }
        return new Result(moved, cancelled, on(nodeId, from, until));
    }

    private static String announced(String nodeName, String reason) {
        return "Maintenance of " + nodeName + " was announced (" + reason + ")";
    }

    private void warn(Remaining it, Predicate<Booking> stillThere, String why, Caller admin, Instant now) {
        relocation.change(
                it.id(),
                stillThere,
                booking ->
                        changes.apply(booking, BookingAction.UPDATED, Actor.of(admin), () -> booking.warn(why, now)));
    }

    private Relocation.Outcome move(
            Remaining it, Predicate<Booking> stillThere, String nodeName, String reason, Caller admin, Instant now) {
        return relocation.relocate(
                it.id(),
                stillThere,
                other -> nodeName + " is not available (" + reason + "): moved to " + other,
                Actor.of(admin),
                now);
    }

    private boolean cancel(Remaining it, Predicate<Booking> stillThere, String reason, Caller admin, Instant now) {
        return relocation.change(
                it.id(),
                stillThere,
                booking -> changes.apply(
                        booking, BookingAction.CANCELLED, Actor.of(admin), () -> booking.cancel(reason, now)));
    }

    /** What holds the node within a time, the first to start first. */
    private List<Remaining> on(UUID nodeId, Instant from, @Nullable Instant until) {
        return jdbc.sql("""
                        SELECT b.id, b.title, p.name AS user_name, b.starts_at, b.ends_at, b.status = 'active' AS running
                        FROM booking b JOIN person p ON p.id = b.user_id
                        WHERE b.node_id = :node AND b.status IN ('pending', 'approved', 'active')
                          AND b.ends_at > :from AND (:until::timestamptz IS NULL OR b.starts_at < :until::timestamptz)
                        ORDER BY b.starts_at, b.id LIMIT 1000""")
                .param("node", nodeId)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Remaining(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("user_name"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getBoolean("running")))
                .list();
    }
}
