package dev.berth.booking.account;

import dev.berth.booking.secret.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts wrong passwords per e-mail, whether or not the account exists, for all replicas together. */
@Component
class LoginThrottle {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final AccountSettings settings;

    LoginThrottle(JdbcClient jdbc, Clock clock, AccountSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** How long this account must be left alone; empty when it may be tried. */
    Optional<Duration> pause(EmailAddress email) {
        Instant now = clock.instant();
        // The n-th newest failure within the window: when it leaves the window, there is room for another try.
        return jdbc.sql("""
                        select at from login_failure where email_hash = ? and at > ?
                        order by at desc offset ? limit 1""")
                .params(
                        Secrets.hash(email.value()),
                        utc(now.minus(settings.failureWindow())),
                        settings.failuresAllowed() - 1)
                .query((row, n) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .optional()
                .map(oldest -> Duration.between(now, oldest.plus(settings.failureWindow())));
    }

    void failed(EmailAddress email) {
        jdbc.sql("insert into login_failure (email_hash, at) values (?, ?)")
                .params(Secrets.hash(email.value()), utc(clock.instant()))
                .update();
    }

    /** Forgets this account's failures, and says how many they were. */
    int forgive(EmailAddress email) {
        return jdbc.sql("delete from login_failure where email_hash = ?")
                .params(Secrets.hash(email.value()))
                .update();
    }

    int sweep() {
        return jdbc.sql("delete from login_failure where at < ?")
                .params(utc(clock.instant().minus(settings.failureWindow())))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
