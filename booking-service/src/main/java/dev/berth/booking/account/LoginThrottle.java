package dev.berth.booking.account;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.berth.booking.secret.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords per e-mail and network, whether or not the account exists, for all replicas together. After a few, that
 * network waits before it may try this account again, and each further failure doubles the wait; other networks are not
 * held up, so nobody can lock somebody else out from afar. Guesses from very many networks make every network wait in
 * which nobody is signed in to the account.
 */
@Component
class LoginThrottle {
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Clock clock;
    private final AccountSettings settings;

    LoginThrottle(JdbcClient jdbc, Sessions sessions, Clock clock, AccountSettings settings) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.clock = clock;
        this.settings = settings;
    }

    /** @param here from the network that asks */
    private record Failures(
            int here,
            @Nullable Instant lastHere,
            int everywhere,
            @Nullable Instant lastEverywhere) {}

    /** How long this network must leave this account alone; empty when it may try. */
    Optional<Duration> pause(EmailAddress email, ClientAddress address) {
        Instant now = clock.instant();
        Failures failures = failures(email, address, now);
        Optional<Instant> here = free(failures.here, settings.failuresAllowed(), failures.lastHere);
        Optional<Instant> everywhere =
                free(failures.everywhere, settings.failuresAllowedPerAccount(), failures.lastEverywhere);
        if (everywhere.isPresent() && sessions.isKnown(email, address)) everywhere = Optional.empty();
        return Stream.concat(here.stream(), everywhere.stream())
                .map(free -> Duration.between(now, free))
                .filter(Duration::isPositive)
                .max(Duration::compareTo);
    }

    void failed(EmailAddress email, ClientAddress address) {
        jdbc.sql("insert into login_failure (email_hash, network, at) values (?, ?, ?)")
                .params(Secrets.hash(email.value()), address.network(), utc(clock.instant()))
                .update();
    }

    /** Who has just signed in from this network starts again from nothing. */
    void succeeded(EmailAddress email, ClientAddress address) {
        jdbc.sql("delete from login_failure where email_hash = ? and network = ?")
                .params(Secrets.hash(email.value()), address.network())
                .update();
    }

    /** Forgets this account's failures, and says how many they were. */
    int forgive(EmailAddress email) {
        return jdbc.sql("delete from login_failure where email_hash = ?")
                .params(Secrets.hash(email.value()))
                .update();
    }

    /** Those of these accounts that some network has to leave alone now. */
    Set<EmailAddress> locked(Collection<EmailAddress> emails) {
        if (emails.isEmpty()) return Set.of();
        Instant now = clock.instant();
        Map<String, EmailAddress> byHash =
                emails.stream().collect(toMap(it -> HEX.formatHex(Secrets.hash(it.value())), it -> it));
        return jdbc
                .sql("""
                        SELECT encode(email_hash, 'hex') AS hash, network, count(*) AS failures, max(at) AS last
                        FROM login_failure WHERE email_hash IN (:hashes) AND at > :since
                        GROUP BY GROUPING SETS ((email_hash, network), (email_hash))""")
                .param("hashes", byHash.keySet().stream().map(HEX::parseHex).toList())
                .param("since", utc(now.minus(settings.failureWindow())))
                .query((row, n) -> {
                    int allowed = row.getString("network") == null
                            ? settings.failuresAllowedPerAccount()
                            : settings.failuresAllowed();
                    Instant last = instant(row.getObject("last", OffsetDateTime.class));
                    boolean waits = free(row.getInt("failures"), allowed, last)
                            .filter(now::isBefore)
                            .isPresent();
                    return waits ? Stream.of(row.getString("hash")) : Stream.<String>empty();
                })
                .stream()
                .flatMap(it -> it)
                .map(byHash::get)
                .collect(toSet());
    }

    int sweep() {
        return jdbc.sql("delete from login_failure where at < ?")
                .params(utc(clock.instant().minus(settings.failureWindow())))
                .update();
    }

    private Failures failures(EmailAddress email, ClientAddress address, Instant now) {
        return jdbc.sql("""
                        select count(*) filter (where network = :network) as here,
                               max(at) filter (where network = :network) as last_here,
                               count(*) as everywhere,
                               max(at) as last_everywhere
                        from login_failure where email_hash = :email and at > :since""")
                .param("network", address.network())
                .param("email", Secrets.hash(email.value()))
                .param("since", utc(now.minus(settings.failureWindow())))
                .query((row, n) -> new Failures(
                        row.getInt("here"),
                        instant(row.getObject("last_here", OffsetDateTime.class)),
                        row.getInt("everywhere"),
                        instant(row.getObject("last_everywhere", OffsetDateTime.class))))
                .single();
    }

    /** When the wait is over that so many failures cost; empty when they cost none. */
    private Optional<Instant> free(int failures, int allowed, @Nullable Instant last) {
        if (last == null || failures < allowed) return Optional.empty();
        int doublings = Math.min(failures - allowed, 20);
        Duration pause = settings.firstPause().multipliedBy(1L << doublings);
        return Optional.of(last.plus(pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }
}
