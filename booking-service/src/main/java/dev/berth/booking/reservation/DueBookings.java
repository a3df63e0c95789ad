package dev.berth.booking.reservation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
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

    DueBookings(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                        WHERE (status = 'approved' AND kind = 'compute' AND ends_at <= :now
                            OR status = 'active' AND ends_at <= CASE kind WHEN 'compute' THEN :due ELSE :now END)
                          AND id <> ALL (:except)
                        ORDER BY ends_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("due", now.minus(grace).atOffset(ZoneOffset.UTC))
                .param("except", except.toArray(UUID[]::new))
                .<UUID>query((row, n) -> row.getObject("id", UUID.class))
                .optional();
    }

    /**
     * Should run by now, does not, and its node does not answer. Whether it does is the node's own judgement, which
     * knows that nobody can be heard while Kafka is away.
     */
    public Optional<UUID> abandoned(Instant now, Duration patience, Collection<UUID> except) {
        return claim("""
                SELECT b.id FROM booking b JOIN node n ON n.id = b.node_id
                WHERE b.status = 'approved' AND greatest(b.starts_at, b.approved_at) <= :due
                  AND n.presence <> 'online' AND b.id <> ALL (:except)
                ORDER BY b.starts_at LIMIT 1 FOR NO KEY UPDATE OF b SKIP LOCKED""", now.minus(patience), except);
    }

    private Optional<UUID> claim(String sql, Instant due, Collection<UUID> except) {
        return jdbc.sql(sql)
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("except", except.toArray(UUID[]::new))
                .<UUID>query((row, n) -> row.getObject("id", UUID.class))
                .optional();
    }
}
