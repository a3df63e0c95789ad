package dev.berth.sync.source;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of calendars' texts. */
@Repository
class CalendarTexts {
    private final JdbcClient sql;

    CalendarTexts(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<CalendarText> find(UUID source) {
        return sql.sql("SELECT content, etag, last_modified FROM calendar_text WHERE source_id = ?")
                .param(source)
                .query((row, n) -> new CalendarText(
                        row.getString("content"), row.getString("etag"), row.getString("last_modified")))
                .optional();
    }

    /** Nothing for a source that was removed meanwhile. */
    void keep(UUID source, CalendarText text, Instant now) {
        sql.sql("""
                INSERT INTO calendar_text (source_id, content, etag, last_modified, fetched_at)
                SELECT id, :content, :etag, :modified, :now FROM outside_source WHERE id = :id FOR SHARE
                ON CONFLICT (source_id) DO UPDATE SET content = excluded.content, etag = excluded.etag,
                    last_modified = excluded.last_modified, fetched_at = excluded.fetched_at
                """)
                .param("id", source)
                .param("content", text.content())
                .param("etag", text.etag())
                .param("modified", text.lastModified())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    long charactersBeside(UUID source) {
        return sql.sql("""
                SELECT coalesce(sum(length(content)), 0) FROM calendar_text
                WHERE source_id IN (
                    SELECT other.id FROM outside_source one JOIN outside_source other USING (person_id)
                    WHERE one.id = :id AND other.id <> :id)
                """).param("id", source).query(Long.class).single();
    }

    void forget(UUID source) {
        sql.sql("DELETE FROM calendar_text WHERE source_id = ?").param(source).update();
    }
}
