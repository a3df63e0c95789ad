package dev.berth.booking.workspace;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of connect tickets. */
@Component
class TicketTable {
    private final JdbcClient jdbc;

    TicketTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(byte[] hash, UUID bookingId, UUID userId, Instant expiresAt) {
        jdbc.sql("INSERT INTO connect_ticket (hash, booking_id, user_id, expires_at) VALUES (?, ?, ?, ?)")
                .params(hash, bookingId, userId, expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Of any number of simultaneous attempts one gets the row. A ticket for another booking is not used up. */
    Optional<UUID> use(byte[] hash, UUID bookingId, Instant now) {
        return jdbc.sql("""
                        DELETE FROM connect_ticket WHERE hash = ? AND booking_id = ? AND expires_at > ?
                        RETURNING user_id""")
                .params(hash, bookingId, now.atOffset(ZoneOffset.UTC))
                .<UUID>query((row, n) -> row.getObject("user_id", UUID.class))
                .optional();
    }

    void deleteExpired(Instant now) {
        jdbc.sql("DELETE FROM connect_ticket WHERE expires_at <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
