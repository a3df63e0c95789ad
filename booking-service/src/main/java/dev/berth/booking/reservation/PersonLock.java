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

    /**
     * Until the transaction ends. Taken before any other lock, by nobody but new bookings: it closes no circle. False while
     * another request with this key is under way, which is never waited for. One statement, because every booking pays for it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(RequestKey request, UUID personId) {
        return request.key() == null
                ? take(personId)
                : jdbc.sql("""
                        SELECT CASE WHEN pg_try_advisory_xact_lock(hashtextextended('receipt:' || :person::text || ':' || :key::text, 0))
                            THEN pg_advisory_xact_lock(hashtextextended('person:' || :person::text, 0)) IS NOT NULL
                            ELSE false END""")
                        .param("person", personId)
                        .param("key", request.key())
                        .query(Boolean.class)
                        .single();
    }

    private boolean take(UUID personId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('person:' || ?::text, 0))")
                .param(personId)
                .query((row, n) -> row.getRow())
                .single();
        return true;
    }
}
