package dev.berth.sync.job;

import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.connector.Source;
import dev.berth.sync.connector.SourceKind;
import dev.berth.sync.external.Effects;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of jobs: who may run which, and how they end. Leases go by the database's clock, which all replicas share. */
@Repository
class JobTable {
    private static final String OURS = " WHERE id = :id AND status = 'running' AND claimed_by = :process ";

    private final JdbcClient sql;

    JobTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** False when the source has a job already that is not over: the index decides. */
    boolean insert(UUID id, Source source, Trigger trigger, Instant at) {
        return sql.sql("""
                INSERT INTO sync_job (id, source_id, source_kind, portal, person_id, trigger, status, phase, requested_at)
                VALUES (:id, :source, :kind, :portal, :person, :trigger, 'pending', 'Waiting for its turn', :at)
                ON CONFLICT (source_id) WHERE status IN ('pending', 'running') DO NOTHING
                """)
                        .param("id", id)
                        .param("source", source.id())
                        .param("kind", source.kind().word())
                        .param("portal", source.portal())
                        .param("person", source.personId())
                        .param("trigger", trigger.word())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    Optional<Job> liveOf(String sourceId) {
        return sql.sql("SELECT * FROM sync_job WHERE source_id = ? AND status IN ('pending', 'running')")
                .param(sourceId)
                .query((row, n) -> job(row))
                .optional();
    }

    /**
     * A job that waits, or whose process died. Whoever gets it here has it alone until its lease ends. Of one person, one job
     * of a kind runs at a time: nobody fills all slots alone.
     */
    Optional<Job> claim(SourceKind kind, JobOwner owner, UUID process, Duration lease, int mostAttempts, Instant at) {
        return sql.sql("""
                UPDATE sync_job SET status = 'running', claimed_by = :process, attempts = attempts + 1,
                    lease_until = now() + make_interval(secs => :lease), started_at = coalesce(started_at, :at),
                    phase = 'Starting', rows_seen = 0, rows_saved = 0,
                    added = 0, updated = 0, unchanged = 0, vanished = 0
                WHERE id = (
                    SELECT id FROM sync_job
                    WHERE source_kind = :kind AND (person_id IS NULL) = :ofRooms AND attempts < :most
                      AND (status = 'pending' OR status = 'running' AND lease_until < now())
                      AND NOT EXISTS (
                          SELECT 1 FROM sync_job busy
                          WHERE busy.person_id = sync_job.person_id AND busy.source_kind = sync_job.source_kind
                            AND busy.id <> sync_job.id AND busy.status = 'running' AND busy.lease_until >= now())
                    ORDER BY trigger, requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING *
                """)
                .param("kind", kind.word())
                .param("ofRooms", owner == JobOwner.ROOMS)
                .param("process", process)
                .param("lease", lease.toMillis() / 1000.0)
                .param("most", mostAttempts)
                .param("at", utc(at))
                .query((row, n) -> job(row))
                .optional();
    }

    int renewLeases(UUID process, Duration lease) {
        return sql.sql("""
                UPDATE sync_job SET lease_until = now() + make_interval(secs => :lease)
                WHERE claimed_by = :process AND status = 'running'
                """)
                .param("process", process)
                .param("lease", lease.toMillis() / 1000.0)
                .update();
    }

    /** Locks the job for this transaction if it is still this process's to run; false when it is not. */
    boolean holdsClaim(UUID id, UUID process) {
        return sql.sql("SELECT 1 FROM sync_job" + OURS + "FOR UPDATE")
                .param("id", id)
                .param("process", process)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void progress(UUID id, UUID process, String phase, int seen, int saved, Effects counts) {
        sql.sql("UPDATE sync_job SET phase = :phase, rows_seen = :seen, rows_saved = :saved, added = :added,"
                        + " updated = :updated, unchanged = :unchanged, vanished = :vanished" + OURS)
                .param("phase", phase)
                .param("seen", seen)
                .param("saved", saved)
                .param("added", counts.added())
                .param("updated", counts.updated())
                .param("unchanged", counts.unchanged())
                .param("vanished", counts.vanished())
                .param("id", id)
                .param("process", process)
                .update();
    }

    void complete(UUID id, Instant at) {
        sql.sql("""
                UPDATE sync_job SET status = 'completed', phase = 'Done', ended_at = ?, lease_until = NULL WHERE id = ?
                """).params(utc(at), id).update();
    }

    void fail(UUID id, FailureKind kind, String message, Instant at) {
        sql.sql("""
                UPDATE sync_job SET status = 'failed', phase = 'Failed', failure_kind = ?, failure_message = ?,
                    ended_at = ?, lease_until = NULL WHERE id = ?
                """).params(kind.word(), message, utc(at), id).update();
    }

    /** Back among those that wait, as if it had not begun; for a process that ends in an orderly way. */
    void giveBack(UUID id, UUID process) {
        sql.sql("UPDATE sync_job SET status = 'pending', phase = 'Waiting for its turn', claimed_by = NULL,"
                        + " lease_until = NULL, attempts = attempts - 1" + OURS)
                .param("id", id)
                .param("process", process)
                .update();
    }

    /** Its run did not end in order, though the job was given back. */
    void countAttempt(UUID id) {
        sql.sql("UPDATE sync_job SET attempts = attempts + 1 WHERE id = ? AND status IN ('pending', 'running')")
                .param(id)
                .update();
    }

    /** Jobs that nobody will end any more: they were cut off too often, or they run for longer than any job may. */
    List<Job> lockStuck(int mostAttempts, Instant startedBefore) {
        return sql.sql("""
                SELECT * FROM sync_job
                WHERE status = 'running' AND (lease_until < now() AND attempts >= ? OR started_at < ?)
                   OR status = 'pending' AND attempts >= ?
                FOR UPDATE SKIP LOCKED
                """)
                .params(mostAttempts, utc(startedBefore), mostAttempts)
                .query((row, n) -> job(row))
                .list();
    }

    Optional<Job> find(UUID id) {
        return sql.sql("SELECT * FROM sync_job WHERE id = ?")
                .param(id)
                .query((row, n) -> job(row))
                .optional();
    }

    Optional<Job> lastOf(String sourceId) {
        return sql.sql("SELECT * FROM sync_job WHERE source_id = ? ORDER BY requested_at DESC, id DESC LIMIT 1")
                .param(sourceId)
                .query((row, n) -> job(row))
                .optional();
    }

    /** Newest first, after the job {@code after}; of one person and of one source, or of all where null. */
    List<Job> list(
            @Nullable UUID personId,
            @Nullable String sourceId,
            @Nullable JobStatus status,
            @Nullable UUID after,
            int limit) {
        return sql.sql("""
                SELECT * FROM sync_job
                WHERE (CAST(:person AS uuid) IS NULL OR person_id = :person)
                  AND (CAST(:source AS text) IS NULL OR source_id = :source)
                  AND (CAST(:status AS text) IS NULL OR status = :status)
                  AND (CAST(:after AS uuid) IS NULL
                       OR (requested_at, id) < (SELECT requested_at, id FROM sync_job WHERE id = :after))
                ORDER BY requested_at DESC, id DESC LIMIT :limit
                """)
                .param("person", personId)
                .param("source", sourceId)
                .param("status", status == null ? null : status.word())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> job(row))
                .list();
    }

    int deleteEndedBefore(Instant instant) {
        return sql.sql("DELETE FROM sync_job WHERE ended_at < ?")
                .param(utc(instant))
                .update();
    }

    int deleteOf(String sourceId) {
        return sql.sql("DELETE FROM sync_job WHERE source_id = ?")
                .param(sourceId)
                .update();
    }

    private static Job job(ResultSet row) throws SQLException {
        String failure = row.getString("failure_kind");
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("source_id"),
                SourceKind.of(row.getString("source_kind")),
                row.getString("portal"),
                row.getObject("person_id", UUID.class),
                Trigger.of(row.getString("trigger")),
                JobStatus.of(row.getString("status")),
                row.getString("phase"),
                row.getInt("rows_seen"),
                row.getInt("rows_saved"),
                new Effects(
                        row.getInt("added"), row.getInt("updated"), row.getInt("unchanged"), row.getInt("vanished")),
                failure == null ? null : new Job.Failure(FailureKind.of(failure), row.getString("failure_message")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
