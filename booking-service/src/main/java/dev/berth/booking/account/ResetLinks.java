package dev.berth.booking.account;

import dev.berth.booking.secret.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of the links by which somebody chooses a new password, and of the tokens that were tried in vain. */
@Component
class ResetLinks {
    private static final Duration FAILURE_WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int failuresAllowed;

    ResetLinks(JdbcClient jdbc, Clock clock, AccountSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.failuresAllowed = settings.failedResetsPerHour();
    }

    /** The newest link is the only one that works. */
    void replace(UUID personId, byte[] tokenHash, Instant expiresAt) {
        deleteOf(personId);
        jdbc.sql("INSERT INTO password_reset (token_hash, person_id, expires_at) VALUES (?, ?, ?)")
                .params(tokenHash, personId, utc(expiresAt))
                .update();
    }

    /** Whose link it is, as long as it works. */
    Optional<UUID> find(String token) {
        return jdbc.sql("SELECT person_id FROM password_reset WHERE token_hash = ? AND expires_at > ?")
                .params(Secrets.hash(token), utc(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    /** Takes the link out, which only one request can. */
    Optional<UUID> use(String token) {
        return jdbc.sql("DELETE FROM password_reset WHERE token_hash = ? AND expires_at > ? RETURNING person_id")
                .params(Secrets.hash(token), utc(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    void deleteOf(UUID personId) {
        jdbc.sql("DELETE FROM password_reset WHERE person_id = ?")
                .param(personId)
                .update();
    }

    /** How long this network must wait until it may try another token; empty when it may now. */
    Optional<Duration> pause(ClientAddress address) {
        Instant now = clock.instant();
        // The n-th newest failure within the window: when it leaves the window, there is room for another.
        return jdbc.sql("""
                        SELECT at FROM failed_password_reset WHERE network = ? AND at > ?
                        ORDER BY at DESC OFFSET ? LIMIT 1""")
                .params(address.network(), utc(now.minus(FAILURE_WINDOW)), failuresAllowed - 1)
                .query((row, n) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .optional()
                .map(oldest -> Duration.between(now, oldest.plus(FAILURE_WINDOW)));
    }

    void failed(ClientAddress address) {
        jdbc.sql("INSERT INTO failed_password_reset (network, at) VALUES (?, ?)")
                .params(address.network(), utc(clock.instant()))
                .update();
    }

    int sweep() {
        Instant now = clock.instant();
        int links = jdbc.sql("DELETE FROM password_reset WHERE expires_at < ?")
                .param(utc(now))
                .update();
        int failures = jdbc.sql("DELETE FROM failed_password_reset WHERE at < ?")
                .param(utc(now.minus(FAILURE_WINDOW)))
                .update();
        return links + failures;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
