package dev.berth.booking.board;

import dev.berth.booking.grid.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is booked of the board's rooms, in Berth and elsewhere: one query for however many rooms and days. */
@Component
class BoardEntries {
    private static final TypeReference<List<Note>> NOTES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    BoardEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sourceKind berth, or what kind of system it was read from */
    record Entry(
            UUID id,
            UUID roomId,
            Window window,
            String title,
            String status,
            @Nullable String person,
            @Nullable Integer attendees,
            String sourceKind,
            String sourceName,
            @Nullable String url,
            List<Note> notes) {}

    record Note(String text, @Nullable Instant at, @Nullable String author) {}

    List<Entry> within(Collection<UUID> rooms, Window span) {
        return jdbc.sql("""
                        SELECT b.id, b.room_id, b.starts_at, b.ends_at, b.title, b.status, p.name AS person, b.attendees,
                               'berth' AS source_kind, 'Berth' AS source_name, NULL AS url,
                               coalesce(n.notes, '[]') AS notes
                        FROM booking b JOIN person p ON p.id = b.user_id
                        LEFT JOIN LATERAL (
                            SELECT jsonb_agg(jsonb_build_object('text', n.text, 'at', n.at, 'author', a.name)
                                             ORDER BY n.at, n.id) AS notes
                            FROM booking_note n JOIN person a ON a.id = n.author_id WHERE n.booking_id = b.id) n ON true
                        WHERE b.room_id = ANY (:rooms) AND b.starts_at < :until AND b.ends_at > :from
                          AND b.status IN ('pending', 'approved', 'active', 'completed')
                        UNION ALL
                        SELECT e.id, e.room_id, e.starts_at, e.ends_at, e.title, e.status, NULL, NULL,
                               e.source_kind, e.source_name, e.url, e.notes || coalesce(n.notes, '[]')
                        FROM external_booking e
                        LEFT JOIN LATERAL (
                            SELECT jsonb_agg(jsonb_build_object('text', n.text, 'at', n.at, 'author', a.name)
                                             ORDER BY n.at, n.id) AS notes
                            FROM booking_note n JOIN person a ON a.id = n.author_id WHERE n.external_id = e.id) n ON true
                        WHERE e.room_id = ANY (:rooms) AND e.starts_at < :until AND e.ends_at > :from
                          AND e.status IN ('confirmed', 'tentative')
                        ORDER BY starts_at, id""")
                .param("rooms", rooms.toArray(UUID[]::new))
                .param("from", span.startsAt().atOffset(ZoneOffset.UTC))
                .param("until", span.endsAt().atOffset(ZoneOffset.UTC))
                .query((row, n) -> entry(row))
                .list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("room_id", UUID.class),
                new Window(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()),
                row.getString("title"),
                row.getString("status"),
                row.getString("person"),
                row.getObject("attendees", Integer.class),
                row.getString("source_kind"),
                row.getString("source_name"),
                row.getString("url"),
                json.readValue(row.getString("notes"), NOTES));
    }
}
