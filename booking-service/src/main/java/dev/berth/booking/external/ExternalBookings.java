package dev.berth.booking.external;

import dev.berth.booking.grid.Window;
import dev.berth.platform.id.Uuid7;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of external bookings. */
@Component
class ExternalBookings {
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    ExternalBookings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Waiting(UUID id, UUID roomId, Window window) {}

    boolean isRoom(UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM room WHERE id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Its id, or nothing when this version or a newer one is there already. It holds nothing yet. */
    Optional<UUID> save(String key, long version, UUID roomId, ExternalEvent.Taken it, Instant now) {
        Instant seen = it.lastSeenAt() == null ? now : it.lastSeenAt();
        return jdbc.sql("""
                        INSERT INTO external_booking AS known (topic_key, id, version, source_id, source_kind, source_name,
                            room_id, starts_at, ends_at, title, status, url, notes, holds, seen_at)
                        VALUES (:key, :id, :version, :sourceId, :sourceKind, :sourceName,
                            :room, :from, :until, :title, :status, :url, :notes::jsonb, false, :seen)
                        ON CONFLICT (topic_key) DO UPDATE SET version = excluded.version,
                            source_kind = excluded.source_kind, source_name = excluded.source_name,
                            room_id = excluded.room_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                            title = excluded.title, status = excluded.status, url = excluded.url,
                            notes = excluded.notes, holds = false, seen_at = excluded.seen_at
                        WHERE known.version < excluded.version
                        RETURNING id""")
                .param("key", key)
                .param("id", Uuid7.at(now))
                .param("version", version)
                .param("sourceId", it.source().id())
                .param("sourceKind", it.source().kind())
                .param("sourceName", it.source().name())
                .param("room", roomId)
                .param("from", it.startsAt().atOffset(ZoneOffset.UTC))
                .param("until", it.endsAt().atOffset(ZoneOffset.UTC))
                .param("title", it.title())
                .param("status", it.status())
                .param("url", it.url())
                .param("notes", json.writeValueAsString(it.notes() == null ? List.of() : it.notes()))
                .param("seen", seen.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    void holds(UUID id) {
        jdbc.sql("UPDATE external_booking SET holds = true WHERE id = ?")
                .param(id)
                .update();
    }

    /** With its hold. */
    boolean forget(String key) {
        return jdbc.sql("DELETE FROM external_booking WHERE topic_key = ?")
                        .param(key)
                        .update()
                > 0;
    }

    /** What still wants its room, soonest first; other replicas pass over what this one has claimed. */
    List<Waiting> claimWaiting(Instant now, int limit) {
        return jdbc.sql("""
                        SELECT id, room_id, starts_at, ends_at FROM external_booking
                        WHERE NOT holds AND status IN ('confirmed', 'tentative') AND ends_at > :now
                        ORDER BY starts_at LIMIT :limit FOR UPDATE SKIP LOCKED""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, n) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getObject("room_id", UUID.class),
                        new Window(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant())))
                .list();
    }

    void forgetEndedBefore(Instant horizon) {
        jdbc.sql("DELETE FROM external_booking WHERE ends_at < ?")
                .param(horizon.atOffset(ZoneOffset.UTC))
                .update();
    }
}
