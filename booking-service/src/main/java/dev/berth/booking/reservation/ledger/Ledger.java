package dev.berth.booking.reservation.ledger;

import dev.berth.booking.grid.Window;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The SQL of the node ledger: one row per node and slot. Rows are always locked in ascending order of slot, and nodes
 * in the order of their ids, so that no two transactions can wait for each other.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {
    private static final String CHECK_VIOLATION = "23514";

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes the ledger say what the booking takes now instead of what it took before.
     *
     * @throws NodeFull when PostgreSQL refuses; the transaction is lost then
     */
    public void change(Optional<Share> before, Optional<Share> after) {
        if (before.isPresent() && after.isPresent() && after.get().differsOnlyInItsEndFrom(before.get())) {
            changeEnd(before.get(), after.get());
        } else if (before.isPresent() && after.isPresent() && firstIsAfter(before.get(), after.get())) {
            hold(after.get());
            release(before.get());
        } else {
            before.ifPresent(this::release);
            after.ifPresent(this::hold);
        }
    }

    private static boolean firstIsAfter(Share first, Share second) {
        return first.nodeId().compareTo(second.nodeId()) > 0;
    }

    private void changeEnd(Share before, Share after) {
        Instant oldEnd = before.window().endsAt();
        Instant newEnd = after.window().endsAt();
        if (newEnd.isAfter(oldEnd)) {
            hold(after.over(new Window(oldEnd, newEnd)));
        } else if (newEnd.isBefore(oldEnd)) {
            release(before.over(new Window(newEnd, oldEnd)));
        }
    }

    /**
     * No WHERE asks whether there is room: the table's CHECKs decide. The node's size is read in the same statement, so
     * that a node that has shrunk refuses and one that has grown gives.
     */
    void hold(Share share) {
        try {
            jdbc.sql("""
                            INSERT INTO node_slot (node_id, slot, cores, cores_used, memory_gb, memory_gb_used)
                            SELECT n.id, slot, n.cores, :cores, n.memory_gb, :memoryGb
                            FROM node n, generate_series(:from::timestamptz, :until::timestamptz - interval '1 s', interval '15 min') slot
                            WHERE n.id = :node
                            ORDER BY slot
                            ON CONFLICT (node_id, slot) DO UPDATE SET
                                cores = excluded.cores,
                                cores_used = node_slot.cores_used + excluded.cores_used,
                                memory_gb = excluded.memory_gb,
                                memory_gb_used = node_slot.memory_gb_used + excluded.memory_gb_used""")
                    .param("node", share.nodeId())
                    .param("cores", share.cores())
                    .param("memoryGb", share.memoryGb())
                    .param("from", utc(share.window().startsAt()))
                    .param("until", utc(share.window().endsAt()))
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw isCheck(e) ? new NodeFull("Node " + share.nodeId() + " has no room", e) : e;
        }
    }

    /** The inner SELECT locks in order; an UPDATE alone would lock in whatever order its plan finds the rows. */
    void release(Share share) {
        jdbc.sql("""
                        WITH held AS (
                            SELECT slot FROM node_slot
                            WHERE node_id = :node AND slot >= :from AND slot < :until
                            ORDER BY slot FOR NO KEY UPDATE)
                        UPDATE node_slot s SET
                            cores_used = s.cores_used - :cores,
                            memory_gb_used = s.memory_gb_used - :memoryGb
                        FROM held WHERE s.node_id = :node AND s.slot = held.slot""")
                .param("node", share.nodeId())
                .param("cores", share.cores())
                .param("memoryGb", share.memoryGb())
                .param("from", utc(share.window().startsAt()))
                .param("until", utc(share.window().endsAt()))
                .update();
    }

    /**
     * Rows of the past in which nothing is held any more; what is still held stays, for its booking to release.
     *
     * @return how many there were, at most as many as one statement should take
     */
    public int forget(Instant before) {
        return jdbc.sql("""
                        DELETE FROM node_slot WHERE (node_id, slot) IN (
                            SELECT node_id, slot FROM node_slot
                            WHERE slot < :before AND cores_used = 0 AND memory_gb_used = 0
                            ORDER BY node_id, slot LIMIT 5000 FOR UPDATE SKIP LOCKED)""").param("before", utc(before)).update();
    }

    private static boolean isCheck(DataIntegrityViolationException e) {
        return e.getMostSpecificCause() instanceof SQLException sql && CHECK_VIOLATION.equals(sql.getSQLState());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
