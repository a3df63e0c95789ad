package dev.berth.feed.subscription;

import dev.berth.feed.calendar.CalendarKey;
import dev.berth.feed.calendar.CalendarKind;
import dev.berth.feed.calendar.Edition;
import dev.berth.platform.security.Role;
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
import org.springframework.stereotype.Repository;

/** The feeds in the database. */
@Repository
class Feeds {
    private final JdbcClient sql;

    Feeds(JdbcClient sql) {
        this.sql = sql;
    }

    /** The person's own first, then as they were added. */
    List<Feed> of(UUID person) {
        return sql.sql("SELECT * FROM feed WHERE owner_id = ? ORDER BY kind <> 'person', created_at, feed_id")
                .param(person)
                .query(Feeds::feed)
                .list();
    }

    /** Until the transaction ends: counting what a person has means something only while nobody adds to it. */
    void lock(UUID person) {
        sql.sql("SELECT pg_advisory_xact_lock(hashtextextended('feed.feeds:' || ?::text, 0))")
                .param(person)
                .query((row, n) -> row.getRow())
                .single();
    }

    Optional<Feed> find(UUID person, UUID id) {
        return sql.sql("SELECT * FROM feed WHERE owner_id = ? AND feed_id = ?")
                .param(person)
                .param(id)
                .query(Feeds::feed)
                .optional();
    }

    /** False when the person has a feed of this calendar already, perhaps since a moment ago. */
    boolean add(Person owner, Feed feed, byte[] tokenHash) {
        return sql.sql("""
                INSERT INTO feed (feed_id, owner_id, owner_role, kind, subject, generation, token_hash, created_at)
                VALUES (:id, :owner, :role, :kind, :subject, :generation, :hash, :createdAt)
                ON CONFLICT (owner_id, kind, subject) DO NOTHING
                """)
                        .param("id", feed.id())
                        .param("owner", owner.id())
                        .param("role", owner.role().wireName())
                        .param("kind", feed.calendar().kind().word())
                        .param("subject", feed.calendar().subject())
                        .param("generation", feed.generation())
                        .param("hash", tokenHash)
                        .param("createdAt", utc(feed.createdAt()))
                        .update()
                == 1;
    }

    /** The old address ends here; that of the new one nobody has fetched yet. */
    void readdress(UUID id, int generation, byte[] tokenHash) {
        sql.sql("""
                UPDATE feed SET generation = ?, token_hash = ?, last_fetched_at = NULL, last_client = NULL
                WHERE feed_id = ?
                """).param(generation).param(tokenHash).param(id).update();
    }

    boolean hasHash(UUID id, byte[] tokenHash) {
        return sql.sql("SELECT EXISTS (SELECT FROM feed WHERE feed_id = ? AND token_hash = ?)")
                .param(id)
                .param(tokenHash)
                .query(Boolean.class)
                .single();
    }

    boolean remove(UUID person, UUID id) {
        return sql.sql("DELETE FROM feed WHERE owner_id = ? AND feed_id = ?")
                        .param(person)
                        .param(id)
                        .update()
                == 1;
    }

    /** Whether it is news. */
    boolean remember(Person person) {
        return sql.sql("UPDATE feed SET owner_role = :role WHERE owner_id = :id AND owner_role <> :role")
                        .param("role", person.role().wireName())
                        .param("id", person.id())
                        .update()
                > 0;
    }

    /** All that is needed to answer that nothing has changed: one row by one index. */
    Optional<Subscription> byToken(String token) {
        return sql.sql("""
                SELECT f.feed_id, f.owner_role, f.kind, f.subject, f.last_fetched_at, c.stamp, c.changed_at
                FROM feed f JOIN calendar c USING (kind, subject) WHERE f.token_hash = ?
                  AND NOT EXISTS (SELECT FROM known_person p WHERE p.person_id = f.owner_id AND p.disabled)
                """)
                .param(FeedTokens.hash(token))
                .query((row, n) -> new Subscription(
                        token,
                        row.getObject("feed_id", UUID.class),
                        Role.of(row.getString("owner_role")),
                        new Edition(
                                key(row),
                                row.getObject("stamp", UUID.class),
                                row.getObject("changed_at", OffsetDateTime.class)
                                        .toInstant()),
                        instant(row, "last_fetched_at")))
                .optional();
    }

    /** Several replicas may come with it at once: the first of the minute writes. */
    void fetched(UUID id, Instant now, Instant unlessSince, String client) {
        sql.sql("""
                UPDATE feed SET last_fetched_at = :now, last_client = :client
                WHERE feed_id = :id AND (last_fetched_at IS NULL OR last_fetched_at < :unlessSince)
                """)
                .param("now", utc(now))
                .param("client", client)
                .param("id", id)
                .param("unlessSince", utc(unlessSince))
                .update();
    }

    private static Feed feed(ResultSet row, int n) throws SQLException {
        return new Feed(
                row.getObject("feed_id", UUID.class),
                key(row),
                row.getInt("generation"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_fetched_at"),
                row.getString("last_client"));
    }

    private static CalendarKey key(ResultSet row) throws SQLException {
        return new CalendarKey(CalendarKind.of(row.getString("kind")), row.getString("subject"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
