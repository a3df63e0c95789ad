package dev.berth.booking.note;

import dev.berth.booking.note.BookingNote.Author;
import dev.berth.booking.security.Caller;
import dev.berth.platform.id.Uuid7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The notes of bookings, oldest first. */
@Component
public class BookingNotes {
    private final JdbcClient jdbc;
    private final Clock clock;

    BookingNotes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public BookingNote add(UUID bookingId, String text, Caller author) {
        return add("booking_id", bookingId, text, author);
    }

    public BookingNote addToExternal(UUID externalId, String text, Caller author) {
        return add("external_id", externalId, text, author);
    }

    /** @param after the note that the page before ended with */
    public List<BookingNote> of(UUID bookingId, @Nullable UUID after, int limit) {
        return list("booking_id", bookingId, after, limit);
    }

    /** @param after the note that the page before ended with */
    public List<BookingNote> ofExternal(UUID externalId, @Nullable UUID after, int limit) {
        return list("external_id", externalId, after, limit);
    }

    /** Everything that somebody wrote, oldest first. */
    public List<BookingNote> by(UUID authorId) {
        return jdbc.sql("""
                        SELECT n.id, n.text, n.at, n.author_id, p.name FROM booking_note n
                        JOIN person p ON p.id = n.author_id
                        WHERE n.author_id = ? ORDER BY n.at, n.id""").param(authorId).query(BookingNotes::note).list();
    }

    private BookingNote add(String column, UUID subject, String text, Caller author) {
        Instant now = clock.instant();
        BookingNote note = new BookingNote(Uuid7.at(now), text, now, new Author(author.id(), author.name()));
        jdbc.sql("INSERT INTO booking_note (id, " + column + ", author_id, text, at) VALUES (?, ?, ?, ?, ?)")
                .params(note.id(), subject, author.id(), text, now.atOffset(ZoneOffset.UTC))
                .update();
        return note;
    }

    private List<BookingNote> list(String column, UUID subject, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        SELECT n.id, n.text, n.at, n.author_id, p.name FROM booking_note n
                        JOIN person p ON p.id = n.author_id
                        WHERE n.%s = :subject
                          AND (:after::uuid IS NULL
                               OR (n.at, n.id) > (SELECT c.at, c.id FROM booking_note c WHERE c.id = :after::uuid))
                        ORDER BY n.at, n.id LIMIT :limit""".formatted(column))
                .param("subject", subject)
                .param("after", after)
                .param("limit", limit)
                .query(BookingNotes::note)
                .list();
    }

    private static BookingNote note(ResultSet row, int number) throws SQLException {
        return new BookingNote(
                row.getObject("id", UUID.class),
                row.getString("text"),
                row.getTimestamp("at").toInstant(),
                new Author(row.getObject("author_id", UUID.class), row.getString("name")));
    }
}
