package dev.berth.booking.apitoken;

import dev.berth.booking.security.Caller;
import dev.berth.booking.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of API tokens. */
@Component
class TokenTable {
    private final JdbcClient jdbc;

    TokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A token that was handed in, and whom it speaks for: as they are now, not as they were when it was made. */
    record Presented(
            UUID id, Instant expiresAt, @Nullable Instant lastUsedAt, Caller person, Instant tokensValidAfter) {}

    /** Two requests of one person take turns, so that both together do not pass the limit. */
    void lock(UUID personId) {
        jdbc.sql("select id from person where id = ? for no key update")
                .param(personId)
                .query(UUID.class)
                .optional();
    }

    int countUnexpired(UUID personId, Instant now) {
        return jdbc.sql("select count(*) from api_token where person_id = ? and expires_at > ?")
                .params(personId, utc(now))
                .query(Integer.class)
                .single();
    }

    void insert(ApiToken token, UUID personId, byte[] hash) {
        jdbc.sql("""
                        insert into api_token (id, person_id, token_hash, name, hint, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        token.id(),
                        personId,
                        hash,
                        token.name(),
                        token.hint(),
                        utc(token.createdAt()),
                        utc(token.expiresAt()))
                .update();
    }

    /** Newest first. */
    List<ApiToken> of(UUID personId) {
        return jdbc.sql("""
                        select id, name, hint, created_at, expires_at, last_used_at from api_token
                        where person_id = ? order by id desc""").param(personId).query((row, n) -> token(row)).list();
    }

    /** What was revoked; nothing when it is not this person's. */
    Optional<ApiToken> delete(UUID id, UUID personId) {
        return jdbc.sql("""
                        delete from api_token where id = ? and person_id = ?
                        returning id, name, hint, created_at, expires_at, last_used_at""").params(id, personId).query((row, n) -> token(row)).optional();
    }

    List<ApiToken> deleteAll(UUID personId) {
        return jdbc.sql("""
                        delete from api_token where person_id = ?
                        returning id, name, hint, created_at, expires_at, last_used_at""").param(personId).query((row, n) -> token(row)).list();
    }

    Optional<Presented> find(byte[] hash, Instant now) {
        return jdbc.sql("""
                        select t.id, t.expires_at, t.last_used_at, p.id as person_id, p.role, p.name,
                               p.tokens_valid_after
                        from api_token t join person p on p.id = t.person_id
                        where t.token_hash = ? and t.expires_at > ? and not p.disabled""")
                .params(hash, utc(now))
                .query((row, n) -> new Presented(
                        row.getObject("id", UUID.class),
                        instant(row, "expires_at"),
                        instantIfAny(row, "last_used_at"),
                        Caller.withApiToken(
                                row.getObject("person_id", UUID.class),
                                Role.of(row.getString("role")),
                                row.getString("name")),
                        instant(row, "tokens_valid_after")))
                .optional();
    }

    void used(UUID id, Instant now) {
        jdbc.sql("update api_token set last_used_at = ? where id = ?")
                .params(utc(now), id)
                .update();
    }

    int deleteExpiredBefore(Instant then) {
        return jdbc.sql("delete from api_token where expires_at < ?")
                .param(utc(then))
                .update();
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("hint"),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instantIfAny(row, "last_used_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantIfAny(ResultSet row, String column) throws SQLException {
        OffsetDateTime stored = row.getObject(column, OffsetDateTime.class);
        return stored == null ? null : stored.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
