package dev.berth.booking.account;

import dev.berth.booking.secret.Secrets;
import dev.berth.booking.security.SecurityLog;
import dev.berth.platform.id.Uuid7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who stays signed in. A refresh token is good once; one that comes back later was copied, and its session ends. A session ends
 * when nobody uses it for {@code sessionLife}, and {@code longestSession} after its sign-in in any case.
 */
@Component
public class Sessions {
    /** Replaced tokens are remembered this long: that is how far back a copy is recognised. */
    private static final Duration MEMORY = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final People people;
    private final CurrentPeopleQuery currentPeople;
    private final Clock clock;
    private final AccountSettings settings;

    Sessions(JdbcClient jdbc, People people, CurrentPeopleQuery currentPeople, Clock clock, AccountSettings settings) {
        this.jdbc = jdbc;
        this.people = people;
        this.currentPeople = currentPeople;
        this.clock = clock;
        this.settings = settings;
    }

    /** A session as its next access token speaks of it, and its person as they are in the same transaction. */
    public record Live(UUID id, Person person, Instant passwordGivenAt) {}

    /** The next refresh token, and how long it may be used. */
    public record RefreshToken(String value, Duration life) {}

    public record Opened(Live session, RefreshToken token) {}

    /** What became of a refresh token that was handed in. */
    public sealed interface Renewal {
        record Renewed(Live session, RefreshToken next) implements Renewal {}

        /** Replaced a moment ago, by another tab of the same browser most likely: no new token, no alarm. */
        record JustReplaced(Live session) implements Renewal {}

        record Refused() implements Renewal {}
    }

    /** A session as its person sees it in their list. */
    public record Listed(
            UUID id,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt,
            @Nullable String address,
            String userAgent) {}

    /**
     * Empty when the person's password is no longer the one that was checked: it was changed while the check ran, and
     * sessions opened with the old one must not survive that.
     */
    @Transactional
    public Optional<Opened> open(Person checked, Client client) {
        if (!hasPassword(checked)) return Optional.empty();
        Instant now = clock.instant();
        UUID family = Uuid7.at(now);
        Instant end = now.plus(shorter(settings.sessionLife(), settings.longestSession()));
        jdbc.sql("""
                        insert into session_family (id, person_id, started_at, expires_at, last_used_at, password_given_at,
                                                    address, network, user_agent)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        family,
                        checked.id(),
                        utc(now),
                        utc(end),
                        utc(now),
                        utc(now),
                        client.address().text(),
                        client.address().network(),
                        client.userAgent())
                .update();
        SecurityLog.event("signed-in")
                .with("personId", checked.id())
                .with("sessionId", family)
                .with("address", client.address().text())
                .write();
        Live live = new Live(family, person(checked.id()), now);
        return Optional.of(new Opened(live, new RefreshToken(add(family, now), Duration.between(now, end))));
    }

    @Transactional
    public Renewal renew(String token, Client client) {
        Instant now = clock.instant();
        Optional<Handed> found = find(token);
        if (found.isEmpty() || found.get().isOver(now)) return new Renewal.Refused();
        Handed it = found.get();
        if (it.replacedAt == null) return new Renewal.Renewed(live(it), replace(it, token, client, now));
        if (it.replacedAt.plus(settings.refreshGrace()).isAfter(now)) return new Renewal.JustReplaced(live(it));
        SecurityLog.event("refresh-token-reused")
                .with("personId", it.personId)
                .with("sessionId", it.family)
                .with("address", client.address().text())
                .write();
        revoke(it.family, now);
        return new Renewal.Refused();
    }

    /** Remembers that the password was given now. Empty when there is no such session any more. */
    @Transactional
    public Optional<Live> confirmPassword(UUID sessionId, Person checked) {
        if (!hasPassword(checked)) return Optional.empty();
        Instant now = clock.instant();
        int changed = jdbc.sql("""
                        update session_family set password_given_at = ?
                        where id = ? and person_id = ? and revoked_at is null and expires_at > ?""")
                .params(utc(now), sessionId, checked.id(), utc(now))
                .update();
        return changed == 1 ? Optional.of(new Live(sessionId, person(checked.id()), now)) : Optional.empty();
    }

    /** The one that was used last is first. */
    @Transactional(readOnly = true)
    public List<Listed> of(UUID personId) {
        return jdbc.sql("""
                        select id, started_at, last_used_at, expires_at, address, user_agent from session_family
                        where person_id = ? and revoked_at is null and expires_at > ?
                        order by last_used_at desc, id desc limit 200""")
                .params(personId, utc(clock.instant()))
                .query((row, n) -> new Listed(
                        row.getObject("id", UUID.class),
                        at(row, "started_at"),
                        at(row, "last_used_at"),
                        at(row, "expires_at"),
                        row.getString("address"),
                        row.getString("user_agent")))
                .list();
    }

    @Transactional
    public void close(String token) {
        find(token).ifPresent(it -> {
            revoke(it.family, clock.instant());
            SecurityLog.event("session-ended")
                    .with("personId", it.personId)
                    .with("sessionId", it.family)
                    .write();
        });
    }

    /** False when the person has no such live session. */
    @Transactional
    public boolean end(UUID sessionId, UUID personId) {
        Instant now = clock.instant();
        int ended =
                jdbc.sql("""
                        update session_family set revoked_at = ?
                        where id = ? and person_id = ? and revoked_at is null and expires_at > ?""").params(utc(now), sessionId, personId, utc(now)).update();
        currentPeople.changed();
        return ended == 1;
    }

    @Transactional
    public int closeAll(UUID personId) {
        return closeAllBut(null, personId);
    }

    /** How many were ended. */
    @Transactional
    public int closeAllBut(@Nullable UUID kept, UUID personId) {
        int ended =
                jdbc.sql("""
                        update session_family set revoked_at = ?
                        where person_id = ? and revoked_at is null and id is distinct from ?""").params(utc(clock.instant()), personId).param(kept).update();
        currentPeople.changed();
        return ended;
    }

    /** Leaves no trace of where the person was signed in. */
    @Transactional
    public void deleteAll(UUID personId) {
        jdbc.sql("DELETE FROM session_family WHERE person_id = ?")
                .param(personId)
                .update();
        currentPeople.changed();
    }

    /** Whether somebody of this account is or was signed in from this network lately. */
    boolean isKnown(EmailAddress email, ClientAddress address) {
        return jdbc.sql("""
                        select exists (select 1 from session_family f join person p on p.id = f.person_id
                                       where p.email = ? and f.network = ?)""")
                .params(email.value(), address.network())
                .query(Boolean.class)
                .single();
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
            Instant startedAt,
            Instant expiresAt,
            Instant passwordGivenAt,
            boolean revoked,
            @Nullable Instant replacedAt) {
        boolean isOver(Instant now) {
            return revoked || !expiresAt.isAfter(now);
        }
    }

    /** Locks the session: of two requests with the same token one is first, and a change of the person waits or is seen. */
    private Optional<Handed> find(String token) {
        return jdbc.sql("""
                        select f.id, f.person_id, f.started_at, f.expires_at, f.password_given_at,
                               f.revoked_at is not null as revoked, t.replaced_at
                        from session_family f join refresh_token t on t.family_id = f.id
                        where t.token_hash = ? for update of f, t""")
                .param(Secrets.hash(token))
                .query((row, n) -> new Handed(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        at(row, "started_at"),
                        at(row, "expires_at"),
                        at(row, "password_given_at"),
                        row.getBoolean("revoked"),
                        instant(row.getObject("replaced_at", OffsetDateTime.class))))
                .optional();
    }

    private RefreshToken replace(Handed it, String token, Client client, Instant now) {
        jdbc.sql("update refresh_token set replaced_at = ? where token_hash = ?")
                .params(utc(now), Secrets.hash(token))
                .update();
        Instant end = earlier(now.plus(settings.sessionLife()), it.startedAt.plus(settings.longestSession()));
        jdbc.sql("""
                        update session_family set expires_at = ?, last_used_at = ?, address = ?, network = ?, user_agent = ?
                        where id = ?""")
                .params(
                        utc(end),
                        utc(now),
                        client.address().text(),
                        client.address().network(),
                        client.userAgent(),
                        it.family)
                .update();
        return new RefreshToken(add(it.family, now), Duration.between(now, end));
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
        currentPeople.changed();
    }

    private Live live(Handed it) {
        return new Live(it.family, person(it.personId), it.passwordGivenAt);
    }

    private Person person(UUID id) {
        return people.findById(id).orElseThrow();
    }

    /** Waits for a change of the password that is under way, and holds off one that comes later. */
    private boolean hasPassword(Person checked) {
        return jdbc.sql("select password_hash = ? and not disabled from person where id = ? for share")
                .params(checked.passwordHash(), checked.id())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }
}
