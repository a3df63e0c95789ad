package dev.berth.booking.account;

import dev.berth.booking.id.Uuid7;
import dev.berth.booking.secret.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who stays signed in. A refresh token is good once; one that comes back later was copied, and its family ends. */
@Component
public class Sessions {
    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    /** Replaced tokens are remembered this long: that is how far back a copy is recognised. */
    private static final Duration MEMORY = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AccountSettings settings;

    Sessions(JdbcClient jdbc, Clock clock, AccountSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** What became of a refresh token that was handed in. */
    public sealed interface Renewal {
        record Renewed(UUID personId, String nextToken) implements Renewal {}

        /** Replaced a moment ago, by another tab of the same browser most likely: no new token, no alarm. */
        record JustReplaced(UUID personId) implements Renewal {}

        record Refused() implements Renewal {}
    }

    @Transactional
    public String open(UUID personId) {
        Instant now = clock.instant();
        UUID family = Uuid7.at(now);
        jdbc.sql("insert into session_family (id, person_id, started_at, expires_at) values (?, ?, ?, ?)")
                .params(family, personId, utc(now), utc(now.plus(settings.sessionLife())))
                .update();
        return add(family, now);
    }

    @Transactional
    public Renewal renew(String token) {
        Instant now = clock.instant();
        Optional<Handed> found = find(token);
        if (found.isEmpty() || found.get().isOver(now)) return new Renewal.Refused();
        Handed it = found.get();
        if (it.replacedAt == null) return new Renewal.Renewed(it.personId, replace(it, token, now));
        if (it.replacedAt.plus(settings.refreshGrace()).isAfter(now)) return new Renewal.JustReplaced(it.personId);
        log.warn("A refresh token of person {} was used twice; their session is over", it.personId);
        revoke(it.family, now);
        return new Renewal.Refused();
    }

    @Transactional
    public void close(String token) {
        find(token).ifPresent(it -> revoke(it.family, clock.instant()));
    }

    @Transactional
    public void closeAll(UUID personId) {
        jdbc.sql("update session_family set revoked_at = ? where person_id = ? and revoked_at is null")
                .params(utc(clock.instant()), personId)
                .update();
    }

    /** How many rows nobody needs any more went. */
    @Transactional
    int sweep() {
        Instant now = clock.instant();
        int families = jdbc.sql("delete from session_family where expires_at < ?")
                .params(utc(now))
                .update();
        int tokens = jdbc.sql("delete from refresh_token where replaced_at < ?")
                .params(utc(now.minus(MEMORY)))
                .update();
        return families + tokens;
    }

    private record Handed(
            UUID family,
            UUID personId,
            Instant expiresAt,
            boolean revoked,
            @Nullable Instant replacedAt) {
        boolean isOver(Instant now) {
            return revoked || !expiresAt.isAfter(now);
        }
    }

    /** Locks the family: of two requests with the same token one is first. */
    private Optional<Handed> find(String token) {
        return jdbc.sql("""
                        select f.id, f.person_id, f.expires_at, f.revoked_at is not null as revoked, t.replaced_at
                        from session_family f join refresh_token t on t.family_id = f.id
                        where t.token_hash = ? for update of f, t""")
                .param(Secrets.hash(token))
                .query((row, n) -> new Handed(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("revoked"),
                        instant(row.getObject("replaced_at", OffsetDateTime.class))))
                .optional();
    }

    private String replace(Handed it, String token, Instant now) {
        jdbc.sql("update refresh_token set replaced_at = ? where token_hash = ?")
                .params(utc(now), Secrets.hash(token))
                .update();
        jdbc.sql("update session_family set expires_at = ? where id = ?")
                .params(utc(now.plus(settings.sessionLife())), it.family)
                .update();
        return add(it.family, now);
    }

    private String add(UUID family, Instant now) {
        String token = Secrets.fresh();
        jdbc.sql("insert into refresh_token (token_hash, family_id, issued_at) values (?, ?, ?)")
                .params(Secrets.hash(token), family, utc(now))
                .update();
        return token;
    }

    private void revoke(UUID family, Instant now) {
        jdbc.sql("update session_family set revoked_at = ? where id = ? and revoked_at is null")
                .params(utc(now), family)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }
}
