package dev.berth.booking.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds rooms of which nobody knows whether they are free, because the outside system that books them too was not read. */
@Component
public class RoomSources {
    /** Outside systems are read every quarter of an hour; past this age one is stale, whatever it says itself. */
    public static final Duration FRESH = Duration.ofMinutes(45);

    private final JdbcClient jdbc;

    RoomSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param since when the source was last read; null when it never was */
    public record UnknownRoom(
            UUID roomId, String source, @Nullable Instant since) {}

    public Optional<UnknownRoom> unknown(UUID roomId, Instant now) {
        return unknown(List.of(roomId), now).stream().findFirst();
    }

    /** Those of the rooms that are unknown, each with the source that is furthest behind. */
    public List<UnknownRoom> unknown(Collection<UUID> roomIds, Instant now) {
        return jdbc.sql("""
                        SELECT room.id, s.name, s.last_succeeded_at
                        FROM unnest(:rooms) AS room (id)
                        CROSS JOIN LATERAL (
                            SELECT name, last_succeeded_at FROM external_source e
                            WHERE e.rooms @> ARRAY[room.id]
                              AND (e.stale OR e.last_succeeded_at IS NULL OR e.last_succeeded_at < :freshSince)
                            ORDER BY last_succeeded_at NULLS FIRST LIMIT 1) s""")
                .param("rooms", roomIds.toArray(UUID[]::new))
                .param("freshSince", now.minus(FRESH).atOffset(ZoneOffset.UTC))
                .query((row, n) -> unknownRoom(row))
                .list();
    }

    private static UnknownRoom unknownRoom(ResultSet row) throws SQLException {
        OffsetDateTime since = row.getObject("last_succeeded_at", OffsetDateTime.class);
        return new UnknownRoom(
                row.getObject("id", UUID.class), row.getString("name"), since == null ? null : since.toInstant());
    }
}
