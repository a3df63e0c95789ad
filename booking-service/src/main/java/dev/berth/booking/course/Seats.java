package dev.berth.booking.course;

import dev.berth.booking.topic.Topics;
import dev.berth.platform.id.Uuid7;
import dev.berth.platform.outbox.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The SQL of seats: a number in the session's row, and the row's CHECK is the judge. No statement asks whether there is
 * a seat left: it adds one, and PostgreSQL refuses. Each change is told, in the order of the row's versions, because
 * whoever changes the row holds it until they commit.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Seats {
    private static final String CHECK_VIOLATION = "23514";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    Seats(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Until the transaction ends; taken before the lock of any booking in it. NO KEY, so that rows that only refer to the
     * session do not wait.
     */
    public void lockSessionOf(UUID bookingId) {
        jdbc.sql("""
                        SELECT s.id FROM course_session s JOIN booking b ON b.course_session_id = s.id
                        WHERE b.id = ? FOR NO KEY UPDATE OF s""").param(bookingId).query((row, n) -> row.getRow()).list();
    }

    /**
     * False when somebody changed the session since it was read; nothing has been written then.
     *
     * @throws SeatsGone when PostgreSQL refuses; the transaction is lost then
     */
    public boolean take(BookableSession seen) {
        try {
            return change("seats_taken + 1", seen.id(), "AND edited_version = " + seen.edition());
        } catch (DataIntegrityViolationException e) {
            throw isCheck(e) ? new SeatsGone(e) : e;
        }
    }

    public void free(UUID sessionId) {
        if (!change("seats_taken - 1", sessionId, "")) {
            throw new IllegalStateException("A seat in no session: " + sessionId);
        }
    }

    private boolean change(String seats, UUID sessionId, String condition) {
        Optional<ResourceChanged> changed = jdbc.sql("""
                        UPDATE course_session SET seats_taken = %s, version = version + 1
                        WHERE id = ? %s
                        RETURNING *""".formatted(seats, condition))
                .param(sessionId)
                .query((row, n) -> event(row, clock.instant()))
                .optional();
        changed.ifPresent(it -> outbox.append(Topics.RESOURCES, sessionId.toString(), it));
        return changed.isPresent();
    }

    private static ResourceChanged event(ResultSet row, Instant now) throws SQLException {
        return new ResourceChanged(
                Uuid7.at(now),
                "resource.changed",
                row.getLong("version"),
                now,
                new ResourceChanged.Resource(
                        row.getObject("id", UUID.class),
                        "course",
                        row.getString("course_type"),
                        SessionStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                        row.getString("course_type"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getString("location"),
                        row.getInt("capacity"),
                        row.getInt("seats_taken")));
    }

    private static boolean isCheck(DataIntegrityViolationException e) {
        return e.getMostSpecificCause() instanceof SQLException sql && CHECK_VIOLATION.equals(sql.getSQLState());
    }
}
