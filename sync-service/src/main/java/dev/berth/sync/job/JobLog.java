package dev.berth.sync.job;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a job says for people to read. */
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
}
