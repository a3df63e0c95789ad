package dev.berth.booking.note;

import dev.berth.booking.note.BookingNote.Author;
import dev.berth.booking.security.Caller;
import dev.berth.platform.id.Uuid7;
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
        Instant now = clock.instant();
        BookingNote note = new BookingNote(Uuid7.at(now), text, now, new Author(author.id(), author.name()));
        jdbc.sql("INSERT INTO booking_note (id, booking_id, author_id, text, at) VALUES (?, ?, ?, ?, ?)")
                .params(note.id(), bookingId, author.id(), text, now.atOffset(ZoneOffset.UTC))
                .update();
        return note;
    }

    /** @param after the note that the page before ended with */
    public List<BookingNote> of(UUID bookingId, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        SELECT n.id, n.text, n.at, n.author_id, p.name FROM booking_note n
                        JOIN person p ON p.id = n.author_id
                        WHERE n.booking_id = :booking
                          AND (:after::uuid IS NULL
                               OR (n.at, n.id) > (SELECT c.at, c.id FROM booking_note c WHERE c.id = :after::uuid))
                        ORDER BY n.at, n.id LIMIT :limit""")
                .param("booking", bookingId)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new BookingNote(
                        row.getObject("id", UUID.class),
                        row.getString("text"),
                        row.getTimestamp("at").toInstant(),
                        new Author(row.getObject("author_id", UUID.class), row.getString("name"))))
                .list();
    }
}
