package dev.berth.booking.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the accounts that were made from a network within the last hour, for all replicas together. */
@Component
class RegistrationQuota {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int allowed;

    RegistrationQuota(JdbcClient jdbc, Clock clock, AccountSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.allowed = settings.registrationsPerHour();
    }

    /** How long this network must wait until it may make another account; empty when it may now. */
    Optional<Duration> pause(ClientAddress address) {
        Instant now = clock.instant();
        // The n-th newest within the window: when it leaves the window, there is room for another.
        return jdbc.sql("""
                        SELECT at FROM recent_registration WHERE network = ? AND at > ?
                        ORDER BY at DESC OFFSET ? LIMIT 1""")
                .params(address.network(), utc(now.minus(WINDOW)), allowed - 1)
                .query((row, n) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .optional()
                .map(oldest -> Duration.between(now, oldest.plus(WINDOW)));
    }

    /** In the transaction of the registration: those of one network take turns, so that many at once do not pass the limit. */
    void lock(ClientAddress address) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('registration ' || ?, 0))")
                .param(address.network())
                .query((row, n) -> n)
                .single();
    }

    void count(ClientAddress address) {
        jdbc.sql("INSERT INTO recent_registration (network, at) VALUES (?, ?)")
                .params(address.network(), utc(clock.instant()))
                .update();
    }

    int sweep() {
        return jdbc.sql("DELETE FROM recent_registration WHERE at < ?")
                .params(utc(clock.instant().minus(WINDOW)))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
