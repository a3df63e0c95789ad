package dev.berth.booking.reservation.ledger;

import dev.berth.booking.grid.Window;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The SQL of room holds: one booking at a time, and the table's exclusion constraint is the judge. New holds ask it by
 * ON CONFLICT, because plain INSERTs that meet wait for each other and deadlock; changed ones cannot, so whoever
 * changes the times of a hold locks the room first ({@link #lockRoomOf}).
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RoomHolds {
    private static final String EXCLUSION_VIOLATION = "23P01";

    private final JdbcClient jdbc;

    RoomHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the room is taken; nothing has been written then, and the transaction lives on. */
    public boolean take(RoomShare share) {
        return jdbc.sql("""
                        INSERT INTO room_hold (booking_id, room_id, during)
                        VALUES (:booking, :room, tstzrange(:from, :until))
                        ON CONFLICT ON CONSTRAINT room_hold_exclusive DO NOTHING""")
                        .param("booking", share.bookingId())
                        .param("room", share.roomId())
                        .param("from", from(share.window()))
                        .param("until", until(share.window()))
                        .update()
                == 1;
    }

    /** The same for a booking of an outside system. */
    public boolean takeExternal(UUID externalId, UUID roomId, Window window) {
        return jdbc.sql("""
                        INSERT INTO room_hold (external_id, room_id, during)
                        VALUES (:external, :room, tstzrange(:from, :until))
                        ON CONFLICT ON CONSTRAINT room_hold_exclusive DO NOTHING""")
                        .param("external", externalId)
                        .param("room", roomId)
                        .param("from", from(window))
                        .param("until", until(window))
                        .update()
                == 1;
    }

    public void releaseExternal(UUID externalId) {
        jdbc.sql("DELETE FROM room_hold WHERE external_id = ?")
                .param(externalId)
                .update();
    }

    /**
     * Until the transaction ends; taken before the booking's own lock. NO KEY, so that new bookings, whose rows refer to
     * the room, do not wait for it: they and the constraint settle it between them.
     */
    public void lockRoomOf(UUID bookingId) {
        lockRoomOf(bookingId, null);
    }

    /** The same with the room that it moves to, in the order of their ids: two that change places do not wait in a circle. */
    public void lockRoomOf(UUID bookingId, @Nullable UUID other) {
        jdbc.sql("""
                        SELECT id FROM room
                        WHERE id = (SELECT room_id FROM booking WHERE id = :booking) OR id = :other::uuid
                        ORDER BY id FOR NO KEY UPDATE""")
                .param("booking", bookingId)
                .param("other", other)
                .query((row, n) -> row.getRow())
                .list();
    }

    /**
     * Makes the holds say what the booking holds now.
     *
     * @throws RoomTaken when PostgreSQL refuses; the transaction is lost then
     */
    public void change(Optional<RoomShare> before, Optional<RoomShare> after) {
        if (before.equals(after) || before.isEmpty()) {
            return; // a new booking took its hold before it was written
        }
        after.ifPresentOrElse(this::changeHold, () -> release(before.get()));
    }

    private void changeHold(RoomShare share) {
        try {
            jdbc.sql("""
                            UPDATE room_hold SET room_id = :room, during = tstzrange(:from, :until)
                            WHERE booking_id = :booking""")
                    .param("booking", share.bookingId())
                    .param("room", share.roomId())
                    .param("from", from(share.window()))
                    .param("until", until(share.window()))
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw isExclusion(e) ? new RoomTaken(e) : e;
        }
    }

    private void release(RoomShare share) {
        jdbc.sql("DELETE FROM room_hold WHERE booking_id = ?")
                .param(share.bookingId())
                .update();
    }

    public record Held(UUID roomId, Window window) {}

    /**
     * What is held of these rooms within a span, in the order of time.
     *
     * @param except a booking that is about to move and is not in its own way
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Held> within(Collection<UUID> rooms, Window span, @Nullable UUID except) {
        return jdbc.sql("""
                        SELECT room_id, lower(during) AS starts_at, upper(during) AS ends_at FROM room_hold
                        WHERE room_id = ANY (:rooms) AND during && tstzrange(:from, :until)
                          AND (:except::uuid IS NULL OR booking_id IS DISTINCT FROM :except)
                        ORDER BY during""")
                .param("rooms", rooms.toArray(UUID[]::new))
                .param("from", from(span))
                .param("until", until(span))
                .param("except", except)
                .query((row, n) -> new Held(
                        row.getObject("room_id", UUID.class),
                        new Window(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant())))
                .list();
    }

    private static boolean isExclusion(DataIntegrityViolationException e) {
        return e.getMostSpecificCause() instanceof SQLException sql && EXCLUSION_VIOLATION.equals(sql.getSQLState());
    }

    private static OffsetDateTime from(Window window) {
        return window.startsAt().atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime until(Window window) {
        return window.endsAt().atOffset(ZoneOffset.UTC);
    }
}
