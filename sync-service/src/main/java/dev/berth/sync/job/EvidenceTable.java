package dev.berth.sync.job;

import dev.berth.sync.connector.Evidence;
import dev.berth.sync.secret.Sealed;
import dev.berth.sync.secret.SealedThings;
import dev.berth.sync.secret.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a failed job saw, for admins. It shows somebody's account, so it is sealed as passwords are, bound to the source (its
 * id names portal and person), the job and the kind; and every reading is written down.
 */
@Repository
class EvidenceTable implements SealedThings {
    private static final Logger log = LoggerFactory.getLogger(EvidenceTable.class);
    /** What evidence belongs to, as one text; neither source nor job nor kind has a slash in it. */
    private static final String BELONGS_TO = "concat_ws('/', j.source_id, e.job_id, e.kind)";

    private static final String OF_JOBS = " FROM sync_job_evidence e JOIN sync_job j ON j.id = e.job_id ";

    private final JdbcClient sql;
    private final Vault vault;

    EvidenceTable(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    void keep(UUID job, String sourceId, Evidence evidence, Instant at) {
        if (!vault.isOpen()) {
            log.warn("Evidence of sync job {} is not kept: there is no key that could seal it", job);
            return;
        }
        String kind = evidence.kind().word();
        Sealed sealed = vault.seal(sourceId + "/" + job + "/" + kind, evidence.content());
        sql.sql("""
                INSERT INTO sync_job_evidence (job_id, kind, media_type, key_id, wrapped_key, sealed, taken_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (job_id, kind) DO UPDATE SET key_id = excluded.key_id, wrapped_key = excluded.wrapped_key,
                    sealed = excluded.sealed, taken_at = excluded.taken_at
                """)
                .params(
                        job,
                        kind,
                        evidence.mediaType(),
                        sealed.keyId(),
                        sealed.wrappedKey(),
                        sealed.content(),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Evidence.Kind> of(UUID job) {
        return sql.sql("SELECT kind FROM sync_job_evidence WHERE job_id = ? ORDER BY kind DESC")
                .param(job)
                .query((row, n) -> kind(row.getString("kind")))
                .list();
    }

    /** Empty when there is none, or when its key is lost. */
    Optional<Evidence> find(UUID job, Evidence.Kind kind) {
        return sql.sql("SELECT e.*, " + BELONGS_TO + " AS belongs_to" + OF_JOBS + "WHERE e.job_id = ? AND e.kind = ?")
                .params(job, kind.word())
                .query((row, n) -> opened(kind, row))
                .optional()
                .flatMap(it -> it);
    }

    private Optional<Evidence> opened(Evidence.Kind kind, ResultSet row) throws SQLException {
        String mediaType = row.getString("media_type");
        return vault.open(row.getString("belongs_to"), sealed(row)).map(it -> new Evidence(kind, mediaType, it));
    }

    void noteReading(UUID job, Evidence.Kind kind, UUID reader, Instant at) {
        sql.sql("""
                INSERT INTO evidence_reading (job_id, source_id, kind, read_by, read_at)
                SELECT id, source_id, ?, ?, ? FROM sync_job WHERE id = ?
                """)
                .params(kind.word(), reader, at.atOffset(ZoneOffset.UTC), job)
                .update();
    }

    int deleteBefore(Instant instant) {
        return sql.sql("DELETE FROM sync_job_evidence WHERE taken_at < ?")
                .param(instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Set<Integer> keysInUse() {
        return new HashSet<>(sql.sql("SELECT DISTINCT key_id FROM sync_job_evidence")
                .<Integer>query((row, n) -> row.getInt("key_id"))
                .list());
    }

    @Override
    public List<String> notWrappedWith(int key) {
        return sql.sql("SELECT " + BELONGS_TO + OF_JOBS + "WHERE e.key_id <> ?")
                .param(key)
                .<String>query((row, n) -> row.getString(1))
                .list();
    }

    @Override
    @Transactional
    public void change(String belongsTo, UnaryOperator<Sealed> change) {
        String[] parts = belongsTo.split("/", -1);
        UUID job = UUID.fromString(parts[1]);
        sql.sql("SELECT * FROM sync_job_evidence WHERE job_id = ? AND kind = ? FOR UPDATE")
                .params(job, parts[2])
                .query((row, n) -> sealed(row))
                .optional()
                .map(change)
                .ifPresent(it -> sql.sql(
                                "UPDATE sync_job_evidence SET key_id = ?, wrapped_key = ?, sealed = ? WHERE job_id = ? AND kind = ?")
                        .params(it.keyId(), it.wrappedKey(), it.content(), job, parts[2])
                        .update());
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(row.getInt("key_id"), row.getBytes("wrapped_key"), row.getBytes("sealed"));
    }

    private static Evidence.Kind kind(String word) {
        return Evidence.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
