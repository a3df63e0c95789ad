package dev.berth.booking.reservation.placement;

import dev.berth.booking.course.BookableSession;
import dev.berth.booking.grid.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What to tell somebody whose session is full: other sessions of the same course that have seats. */
@Component
public class SeatAlternatives {
    private static final int MOST = 3;

    private final JdbcClient jdbc;

    SeatAlternatives(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The nearest in time first.
     *
     * @param person who has no use for a session in which they have a seat
     */
    public NoRoom explain(BookableSession full, UUID person, Instant now, Instant lastStart) {
        return new NoRoom(
                "Every seat of this session is taken.", List.of(full.window()), others(full, person, now, lastStart));
    }

    private List<NoRoom.Alternative> others(BookableSession full, UUID person, Instant now, Instant lastStart) {
        return jdbc.sql("""
                        SELECT s.id, s.course_type, s.starts_at, s.ends_at FROM course_session s
                        WHERE s.course_type = :type AND s.id <> :full AND s.status = 'scheduled'
                          AND s.seats_taken < s.capacity AND s.starts_at > :now AND s.starts_at <= :last
                          AND NOT EXISTS (
                              SELECT 1 FROM booking b
                              WHERE b.course_session_id = s.id AND b.user_id = :person
                                AND b.status IN ('pending', 'approved', 'active'))
                        ORDER BY abs(extract(epoch FROM s.starts_at - :start::timestamptz)), s.starts_at, s.id LIMIT :most""")
                .param("type", full.courseType())
                .param("full", full.id())
                .param("person", person)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("last", lastStart.atOffset(ZoneOffset.UTC))
                .param("start", full.window().startsAt().atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, n) -> new NoRoom.Alternative(
                        new Window(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant()),
                        row.getObject("id", UUID.class),
                        row.getString("course_type"),
                        "course"))
                .list();
    }
}
