package dev.berth.booking.reservation;

import dev.berth.booking.account.PersonDeleted;
import dev.berth.booking.security.Caller;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The SQL of receipts: the same key never books twice, also after a crash between commit and answer. Only what was
 * booked has one; a refusal booked nothing and may be asked for again.
 */
@Component
class Receipts {
    private final JdbcClient jdbc;

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Receipt(byte[] fingerprint, String answer) {}

    /** What to say to a request whose key has been used; empty when it has not. */
    public Optional<Placing> find(RequestKey request, Caller caller) {
        if (request.key() == null) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT fingerprint, answer FROM booking_receipt WHERE user_id = ? AND key = ?")
                .params(caller.id(), request.key())
                .query((row, n) -> new Receipt(row.getBytes("fingerprint"), row.getString("answer")))
                .optional()
                .map(it -> Arrays.equals(it.fingerprint(), request.fingerprint())
                        ? new Placing.Repeated(it.answer())
                        : new Placing.KeyReused());
    }

    /** The person's lock is held: nobody else writes this key. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(RequestKey request, Caller caller, Booking booking, Instant now) {
        if (request.key() == null) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO booking_receipt (user_id, key, fingerprint, answer, created_at)
                        VALUES (?, ?, ?, ?, ?)""")
                .params(
                        caller.id(),
                        request.key(),
                        request.fingerprint(),
                        request.answer().apply(booking),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** An answer says whose booking it is. */
    @EventListener
    void deleteOf(PersonDeleted person) {
        jdbc.sql("DELETE FROM booking_receipt WHERE user_id = ?")
                .param(person.personId())
                .update();
    }

    public int deleteBefore(Instant instant) {
        return jdbc.sql("DELETE FROM booking_receipt WHERE created_at < ?")
                .param(instant.atOffset(ZoneOffset.UTC))
                .update();
    }
}
