package dev.berth.booking.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rooms of the board, each with the outside source that is read for it, if any. */
@Component
class BoardRooms {
    private final JdbcClient jdbc;

    BoardRooms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record BoardRoom(
            UUID id,
            String name,
            String branch,
            String location,
            int capacity,
            String status,
            @Nullable Source source) {}

    record Source(
            String kind,
            String name,
            @Nullable Instant lastSucceededAt,
            boolean stale,
            @Nullable String error) {}

    /** A room that several sources feed is as old as the oldest of them. */
    List<BoardRoom> list(BoardQuestion question) {
        return jdbc.sql("""
                        SELECT r.id, r.name, r.branch, r.location, r.capacity, r.status, s.kind AS source_kind,
                               s.name AS source_name, s.last_succeeded_at, s.stale, s.error
                        FROM room r
                        LEFT JOIN LATERAL (
                            SELECT * FROM external_source e WHERE e.rooms @> ARRAY[r.id]
                            ORDER BY e.last_succeeded_at NULLS FIRST LIMIT 1) s ON true
                        WHERE (:branch::text IS NULL OR r.branch = :branch) AND (:room::uuid IS NULL OR r.id = :room)
                        ORDER BY r.branch, r.name, r.id""")
                .param("branch", question.branch())
                .param("room", question.roomId())
                .query((row, n) -> room(row))
                .list();
    }

    private static BoardRoom room(ResultSet row) throws SQLException {
        return new BoardRoom(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("branch"),
                row.getString("location"),
                row.getInt("capacity"),
                row.getString("status"),
                row.getString("source_kind") == null ? null : source(row));
    }

    private static Source source(ResultSet row) throws SQLException {
        OffsetDateTime succeeded = row.getObject("last_succeeded_at", OffsetDateTime.class);
        return new Source(
                row.getString("source_kind"),
                row.getString("source_name"),
                succeeded == null ? null : succeeded.toInstant(),
                row.getBoolean("stale"),
                row.getString("error"));
    }
}
