package dev.berth.sync.external;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each source was read last, and how that went. */
@Repository
public class SourceStates {
    private final JdbcClient sql;

    SourceStates(JdbcClient sql) {
        this.sql = sql;
    }

    public Optional<SourceState> find(String sourceId) {
        return sql.sql("SELECT * FROM source_state WHERE source_id = ?")
                .param(sourceId)
                .query((row, n) -> state(row))
                .optional();
    }

    SourceState note(String sourceId, @Nullable String error, Instant at) {
        return sql.sql("""
                INSERT INTO source_state AS known (source_id, last_attempt_at, last_succeeded_at, error)
                VALUES (:id, :at, CASE WHEN CAST(:error AS text) IS NULL THEN CAST(:at AS timestamptz) END, :error)
                ON CONFLICT (source_id) DO UPDATE SET
                    last_attempt_at = excluded.last_attempt_at,
                    last_succeeded_at = coalesce(excluded.last_succeeded_at, known.last_succeeded_at),
                    error = excluded.error,
                    version = nextval('external_booking_version')
                RETURNING *
                """)
                .param("id", sourceId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("error", error)
                .query((row, n) -> state(row))
                .single();
    }

    boolean forget(String sourceId) {
        return sql.sql("DELETE FROM source_state WHERE source_id = ?")
                        .param(sourceId)
                        .update()
                == 1;
    }

    private static SourceState state(ResultSet row) throws SQLException {
        OffsetDateTime succeeded = row.getObject("last_succeeded_at", OffsetDateTime.class);
        return new SourceState(
                row.getObject("last_attempt_at", OffsetDateTime.class).toInstant(),
                succeeded == null ? null : succeeded.toInstant(),
                row.getString("error"),
                row.getLong("version"));
    }
}
