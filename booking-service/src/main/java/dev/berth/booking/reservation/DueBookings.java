package dev.berth.booking.reservation;

import dev.berth.booking.node.WakeSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The SQL by which the clockwork claims its work: one booking, locked until the transaction ends, skipping those that
 * another replica has. One at a time, because a transaction that changed several would lock the ledger out of order.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DueBookings {
    private final JdbcClient jdbc;
    private final WakeSettings wake;

    DueBookings(JdbcClient jdbc, WakeSettings wake) {
        this.jdbc = jdbc;
        this.wake = wake;
    }

    public Optional<UUID> undecided(Instant now, Collection<UUID> except) {
        return claim("""
                SELECT id FROM booking
                WHERE status = 'pending' AND decide_by <= :due AND id <> ALL (:except)
                ORDER BY decide_by LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED""", now, except);
    }

    /** What no node starts, the clock does. */
    public Optional<UUID> toBegin(Instant now, Collection<UUID> except) {
        return claim("""
                SELECT id FROM booking
                WHERE status = 'approved' AND kind <> 'compute' AND starts_at <= :due AND id <> ALL (:except)
                ORDER BY starts_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED""", now, except);
    }

    public Optional<UUID> ended(Instant now, Duration grace, Collection<UUID> except) {
        return jdbc.sql("""
                        SELECT id FROM booking
                        WHERE status = 'active' AND ends_at <= :now
                          AND ends_at <= CASE kind WHEN 'compute' THEN :due ELSE :now END
                          AND id <> ALL (:except)
                        ORDER BY ends_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("due", now.minus(grace).atOffset(ZoneOffset.UTC))
                .param("except", except.toArray(UUID[]::new))
                .<UUID>query((row, n) -> row.getObject("id", UUID.class))
                .optional();
    }

    public Optional<UUID> neverStarted(Instant now, Collection<UUID> except) {
        return claim("""
                SELECT id FROM booking
                WHERE status = 'approved' AND kind = 'compute' AND ends_at <= :due AND id <> ALL (:except)
                ORDER BY ends_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED""", now, except);
    }

    /**
     * A booking whose node should be about to serve it and does not answer.
     *
     * @param overdue whether it has been waited for long enough
     */
    record Stranded(UUID bookingId, UUID nodeId, String nodeName, Cause cause, boolean overdue) {
        enum Cause {
            SILENT,
            DID_NOT_WAKE,
            MAINTENANCE
        }

        /** What is wrong while it lasts. */
        String present() {
            return nodeName
                    + switch (cause) {
                        case SILENT -> " does not answer";
                        case DID_NOT_WAKE -> " did not wake";
                        case MAINTENANCE -> " is in maintenance";
                    };
        }

        /** What was wrong, told afterwards. */
        String past() {
            return nodeName
                    + switch (cause) {
                        case SILENT -> " did not answer";
                        case DID_NOT_WAKE -> " did not wake";
                        case MAINTENANCE -> " is in maintenance";
                    };
        }

        String outlook() {
            return switch (cause) {
                case SILENT, DID_NOT_WAKE -> "this booking fails at its start unless that changes";
                case MAINTENANCE -> "this booking starts when the maintenance ends";
            };
        }
    }

    /**
     * Whether a node answers is the node's own judgement, which knows that nobody can be heard while Kafka is away. Not
     * claimed: whoever does something about one of them locks it and asks again.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Stranded> stranded(Instant now, LifecycleSettings settings) {
        return stranded(now, settings, null);
    }

    /** Whether it still is, asked by who has locked it. */
    public boolean isStranded(Stranded it, Instant now, LifecycleSettings settings) {
        return stranded(now, settings, it.bookingId()).contains(it);
    }

    private List<Stranded> stranded(Instant now, LifecycleSettings settings, @Nullable UUID only) {
        return jdbc.sql("""
                        SELECT b.id, b.node_id, n.name,
                               CASE WHEN n.maintenance THEN 'MAINTENANCE'
                                    WHEN n.suspect_since IS NOT NULL THEN 'DID_NOT_WAKE' ELSE 'SILENT' END AS cause,
                               NOT n.maintenance AND n.wake_began_at IS NULL
                                 AND greatest(b.starts_at, b.approved_at) <= :waitedFor AS overdue
                        FROM booking b JOIN node n ON n.id = b.node_id
                        WHERE b.status = 'approved' AND b.kind = 'compute' AND b.starts_at <= :soon AND b.ends_at > :now
                          AND (n.maintenance AND b.workspace_state IN ('scheduled', 'waking')
                            OR NOT n.maintenance AND n.presence <> 'online'
                              AND (n.mac IS NULL OR n.revoked OR n.suspect_since IS NOT NULL OR b.starts_at <= :reserve))
                          AND (:only::uuid IS NULL OR b.id = :only::uuid)
                        ORDER BY b.starts_at, b.id LIMIT 100""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("soon", now.plus(settings.leaveBefore()).atOffset(ZoneOffset.UTC))
                .param("waitedFor", now.minus(settings.answerWithin()).atOffset(ZoneOffset.UTC))
                .param("reserve", now.plus(wake.reserve()).atOffset(ZoneOffset.UTC))
                .param("only", only)
                .query((row, n) -> new Stranded(
                        row.getObject("id", UUID.class),
                        row.getObject("node_id", UUID.class),
                        row.getString("name"),
                        Stranded.Cause.valueOf(row.getString("cause")),
                        row.getBoolean("overdue")))
                .list();
    }

    private Optional<UUID> claim(String sql, Instant due, Collection<UUID> except) {
        return jdbc.sql(sql)
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("except", except.toArray(UUID[]::new))
                .<UUID>query((row, n) -> row.getObject("id", UUID.class))
                .optional();
    }
}
