package dev.berth.booking.reservation;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One new booking of a person at a time, so that counting those they have means something. */
@Component
class PersonLock {
    private final JdbcClient jdbc;

    PersonLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends. Taken before any other lock, by nobody but new bookings: it closes no circle. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(UUID personId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('person:' || ?::text, 0))")
                .param(personId)
                .query((row, n) -> row.getRow())
                .single();
    }
}
