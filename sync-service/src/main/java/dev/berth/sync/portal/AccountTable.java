package dev.berth.sync.portal;

import dev.berth.sync.connector.Source;
import dev.berth.sync.secret.Sealed;
import dev.berth.sync.secret.SealedThings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The SQL of accounts at portals. A source's id is what its secret belongs to. */
@Repository
class AccountTable implements SealedThings {
    private final JdbcClient sql;

    AccountTable(JdbcClient sql) {
        this.sql = sql;
    }

    void put(UUID person, String portal, Sealed sealed, Instant now, Instant nextSync) {
        sql.sql("""
                INSERT INTO portal_account (source_id, person_id, portal, key_id, wrapped_key, sealed, state,
                    connected_at, next_sync_at)
                VALUES (:id, :person, :portal, :key, :wrapped, :sealed, 'untried', :now, :next)
                ON CONFLICT (source_id) DO UPDATE SET key_id = excluded.key_id, wrapped_key = excluded.wrapped_key,
                    sealed = excluded.sealed, state = 'untried', connected_at = excluded.connected_at,
                    next_sync_at = excluded.next_sync_at
                """)
                .param("id", Source.accountId(portal, person))
                .param("person", person)
                .param("portal", portal)
                .param("key", sealed.keyId())
                .param("wrapped", sealed.wrappedKey())
                .param("sealed", sealed.content())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("next", nextSync.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Account> find(String sourceId) {
        return sql.sql("SELECT * FROM portal_account WHERE source_id = ?")
                .param(sourceId)
                .query((row, n) -> account(row))
                .optional();
    }

    boolean delete(String sourceId) {
        return sql.sql("DELETE FROM portal_account WHERE source_id = ?")
                        .param(sourceId)
                        .update()
                == 1;
    }

    /** Not for credentials that were changed since: they are as untried as before. */
    void tried(String sourceId, AccountState state, Instant begun) {
        sql.sql("UPDATE portal_account SET state = ? WHERE source_id = ? AND connected_at <= ?")
                .params(state.word(), sourceId, begun.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Moves the next time of those that are due; another replica at the same moment gets others. */
    List<Account> takeDue(Instant now, Duration every, int atMost) {
        return sql.sql("""
                UPDATE portal_account SET next_sync_at = CAST(:now AS timestamptz) + make_interval(secs => :every)
                WHERE source_id IN (
                    SELECT source_id FROM portal_account WHERE next_sync_at <= :now AND state <> 'wrong-credentials'
                    ORDER BY next_sync_at LIMIT :most FOR UPDATE SKIP LOCKED)
                RETURNING *
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("every", every.toSeconds())
                .param("most", atMost)
                .query((row, n) -> account(row))
                .list();
    }

    @Override
    public Set<Integer> keysInUse() {
        return new HashSet<>(sql.sql("SELECT DISTINCT key_id FROM portal_account")
                .<Integer>query((row, n) -> row.getInt("key_id"))
                .list());
    }

    @Override
    public List<String> notWrappedWith(int key) {
        return sql.sql("SELECT source_id FROM portal_account WHERE key_id <> ?")
                .param(key)
                .<String>query((row, n) -> row.getString("source_id"))
                .list();
    }

    @Override
    @Transactional
    public void change(String belongsTo, UnaryOperator<Sealed> change) {
        sql.sql("SELECT * FROM portal_account WHERE source_id = ? FOR UPDATE")
                .param(belongsTo)
                .query((row, n) -> account(row))
                .optional()
                .map(it -> change.apply(it.sealed()))
                .ifPresent(it -> sql.sql(
                                "UPDATE portal_account SET key_id = ?, wrapped_key = ?, sealed = ? WHERE source_id = ?")
                        .params(it.keyId(), it.wrappedKey(), it.content(), belongsTo)
                        .update());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("person_id", UUID.class),
                row.getString("portal"),
                AccountState.of(row.getString("state")),
                row.getObject("connected_at", OffsetDateTime.class).toInstant(),
                new Sealed(row.getInt("key_id"), row.getBytes("wrapped_key"), row.getBytes("sealed")));
    }
}
