package dev.berth.sync.job;

import dev.berth.sync.connector.Evidence;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a job says for people to read, and what it kept of a failure for admins to see. */
@Repository
class JobLog {
    private static final int LONGEST_LINE = 1000;

    private final JdbcClient sql;

    JobLog(JdbcClient sql) {
        this.sql = sql;
    }

    enum Level {
        INFO,
        WARNING,
        ERROR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void write(UUID job, Level level, String text, Instant at) {
        String line = text.replace("\0", "");
        // Nothing when the job was forgotten meanwhile: its run hears of that when it saves.
        sql.sql("INSERT INTO sync_job_log (job_id, at, level, text) SELECT id, ?, ?, ? FROM sync_job WHERE id = ?")
                .params(
                        at.atOffset(ZoneOffset.UTC),
                        level.word(),
                        line.substring(0, Math.min(line.length(), LONGEST_LINE)),
                        job)
                .update();
    }

    List<LogLine> lines(UUID job) {
        return sql.sql("SELECT at, level, text FROM sync_job_log WHERE job_id = ? ORDER BY id LIMIT 1000")
                .param(job)
                .query((row, n) -> new LogLine(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("level"),
                        row.getString("text")))
                .list();
    }

    void keep(UUID job, Evidence evidence, Instant at) {
        sql.sql("""
                INSERT INTO sync_job_evidence (job_id, kind, media_type, content, taken_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (job_id, kind) DO UPDATE SET content = excluded.content, taken_at = excluded.taken_at
                """)
                .params(
                        job,
                        evidence.kind().word(),
                        evidence.mediaType(),
                        evidence.content(),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Evidence.Kind> evidenceOf(UUID job) {
        return sql.sql("SELECT kind FROM sync_job_evidence WHERE job_id = ? ORDER BY kind DESC")
                .param(job)
                .query((row, n) -> kind(row.getString("kind")))
                .list();
    }

    Optional<Evidence> evidence(UUID job, Evidence.Kind kind) {
        return sql.sql("SELECT media_type, content FROM sync_job_evidence WHERE job_id = ? AND kind = ?")
                .params(job, kind.word())
                .query((row, n) -> new Evidence(kind, row.getString("media_type"), row.getBytes("content")))
                .optional();
    }

    int deleteEvidenceBefore(Instant instant) {
        return sql.sql("DELETE FROM sync_job_evidence WHERE taken_at < ?")
                .param(instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Evidence.Kind kind(String word) {
        return Evidence.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
