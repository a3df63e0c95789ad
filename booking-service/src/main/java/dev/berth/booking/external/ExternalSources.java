package dev.berth.booking.external;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of sources: when each was last read. */
@Component
class ExternalSources {
    private final JdbcClient jdbc;

    ExternalSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when this version or a newer one is there already. */
    boolean save(ExternalEvent.Refreshed it, long version) {
        List<UUID> rooms = it.rooms() == null ? List.of() : it.rooms();
        return jdbc.sql("""
                        INSERT INTO external_source AS known
                            (id, version, kind, name, rooms, last_succeeded_at, last_attempted_at, stale, error)
                        VALUES (:id, :version, :kind, :name, :rooms, :succeeded, :attempted, :stale, :error)
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, kind = excluded.kind,
                            name = excluded.name, rooms = excluded.rooms,
                            last_succeeded_at = excluded.last_succeeded_at,
                            last_attempted_at = excluded.last_attempted_at,
                            stale = excluded.stale, error = excluded.error
                        WHERE known.version < excluded.version""")
                        .param("id", it.id())
                        .param("version", version)
                        .param("kind", it.kind())
                        .param("name", it.name())
                        .param("rooms", rooms.toArray(UUID[]::new))
                        .param("succeeded", utc(it.lastSucceededAt()))
                        .param("attempted", utc(it.lastAttemptAt()))
                        .param("stale", it.isStale())
                        .param("error", it.error())
                        .update()
                == 1;
    }

    void forget(String id) {
        jdbc.sql("DELETE FROM external_source WHERE id = ?").param(id).update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
