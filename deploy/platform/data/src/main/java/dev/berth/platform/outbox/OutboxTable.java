package dev.berth.platform.outbox;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of the outbox. */
class OutboxTable {
    /** All events of a key are in one lane, and each lane has one owner at a time. */
    static final int LANES = 4;

    private final JdbcClient jdbc;

    OutboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String topic, String key, @Nullable String value, @Nullable String trace) {
        jdbc.sql("INSERT INTO outbox (lane, topic, key, value, trace) VALUES (?, ?, ?, ?, ?)")
                .params(laneOf(key), topic, key)
                .param(value)
                .param(trace)
                .update();
    }

    static int laneOf(String key) {
        return Math.floorMod(key.hashCode(), LANES);
    }

    /**
     * Within a key, id order is commit order, because whoever changes an aggregate holds its row lock when it appends.
     * Across keys it is not; nothing relies on it.
     */
    List<OutboxRow> next(int lane, int limit) {
        return jdbc.sql("""
                        SELECT id, topic, key, value, trace FROM outbox
                        WHERE lane = ? ORDER BY id LIMIT ?""")
                .params(lane, limit)
                .query((row, n) -> new OutboxRow(
                        row.getLong("id"),
                        row.getString("topic"),
                        row.getString("key"),
                        row.getString("value"),
                        row.getString("trace")))
                .list();
    }

    void delete(Collection<Long> ids) {
        jdbc.sql("DELETE FROM outbox WHERE id = ANY (?)")
                .param(ids.toArray(Long[]::new))
                .update();
    }

    /** Takes an event out of the way of those behind it. */
    void setAside(long id, String reason) {
        jdbc.sql("""
                        WITH taken AS (DELETE FROM outbox WHERE id = :id RETURNING topic, key, value, trace, created_at)
                        INSERT INTO outbox_set_aside (id, topic, key, value, trace, created_at, reason)
                        SELECT :id, topic, key, value, trace, created_at, :reason FROM taken""").param("id", id).param("reason", reason).update();
    }

    long setAside() {
        return jdbc.sql("SELECT count(*) FROM outbox_set_aside")
                .query(Long.class)
                .single();
    }

    Backlog backlog() {
        return jdbc.sql("""
                        SELECT count(*) AS waiting,
                               coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS oldest_seconds
                        FROM outbox""").query(Backlog.class).single();
    }

    record Backlog(long waiting, double oldestSeconds) {}
}
