package dev.berth.booking.reservation.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes the ledger from the bookings. An answer other than nothing is a bug of ours, or somebody's hand in the table. */
@Component
public class LedgerAudit {
    private final JdbcClient jdbc;

    LedgerAudit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the ledger says and what it should say. */
    public record Difference(
            UUID nodeId, Instant slot, int coresUsed, int coresOwed, int memoryGbUsed, int memoryGbOwed) {}

    /** One statement, one snapshot: bookings that change meanwhile are seen whole or not at all. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Difference> differences() {
        return jdbc.sql("""
                        WITH owed AS (
                            SELECT b.node_id, slot, sum(b.cores)::int AS cores, sum(b.memory_gb)::int AS memory_gb
                            FROM booking b, generate_series(b.starts_at, b.ends_at - interval '1 us', interval '15 min') slot
                            WHERE b.status IN ('pending', 'approved', 'active') AND b.kind = 'compute'
                            GROUP BY b.node_id, slot)
                        SELECT node_id, slot,
                               coalesce(s.cores_used, 0) AS cores_used, coalesce(o.cores, 0) AS cores_owed,
                               coalesce(s.memory_gb_used, 0) AS memory_used, coalesce(o.memory_gb, 0) AS memory_owed
                        FROM owed o FULL JOIN node_slot s USING (node_id, slot)
                        WHERE coalesce(s.cores_used, 0) <> coalesce(o.cores, 0)
                           OR coalesce(s.memory_gb_used, 0) <> coalesce(o.memory_gb, 0)
                        ORDER BY node_id, slot LIMIT 100""")
                .query((row, n) -> new Difference(
                        row.getObject("node_id", UUID.class),
                        row.getTimestamp("slot").toInstant(),
                        row.getInt("cores_used"),
                        row.getInt("cores_owed"),
                        row.getInt("memory_used"),
                        row.getInt("memory_owed")))
                .list();
    }

    /** Room bookings whose hold is not what their rows say. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<UUID> bookingsWithWrongRooms() {
        return jdbc.sql("""
                        WITH owed AS (
                            SELECT id AS booking_id, room_id, tstzrange(starts_at, ends_at) AS during FROM booking
                            WHERE status IN ('pending', 'approved', 'active') AND kind = 'room')
                        SELECT booking_id FROM owed o
                        FULL JOIN (SELECT * FROM room_hold WHERE external_id IS NULL) h USING (booking_id, room_id)
                        WHERE o.during IS DISTINCT FROM h.during
                        LIMIT 100""")
                .<UUID>query((row, n) -> row.getObject("booking_id", UUID.class))
                .list();
    }

    /** Course sessions that count other seats than their bookings take. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<UUID> sessionsWithWrongSeats() {
        return jdbc.sql("""
                        SELECT s.id FROM course_session s
                        LEFT JOIN booking b ON b.course_session_id = s.id
                             AND b.status IN ('pending', 'approved', 'active', 'completed')
                        GROUP BY s.id, s.seats_taken HAVING s.seats_taken <> count(b.id)
                        LIMIT 100""")
                .<UUID>query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Bookings whose GPU holds are not what their rows say. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<UUID> bookingsWithWrongGpus() {
        return jdbc.sql("""
                        WITH owed AS (
                            SELECT b.id AS booking_id, gpu AS gpu_uuid,
                                   tstzrange(b.starts_at,
                                       date_bin('15 min', b.ends_at + interval '15 min' - interval '1 us', 'epoch'::timestamptz)) AS during
                            FROM booking b, unnest(b.gpu_uuids) gpu
                            WHERE b.status IN ('pending', 'approved', 'active'))
                        SELECT DISTINCT booking_id
                        FROM owed o FULL JOIN gpu_hold h USING (booking_id, gpu_uuid)
                        WHERE o.during IS DISTINCT FROM h.during
                        LIMIT 100""")
                .<UUID>query((row, n) -> row.getObject("booking_id", UUID.class))
                .list();
    }
}
