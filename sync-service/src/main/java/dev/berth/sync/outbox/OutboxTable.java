package dev.berth.sync.outbox;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of the outbox. */
@Component
class OutboxTable {
    static final int LANES = 16;

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

    /** Locks the lanes that have events and that nobody else publishes; they stay ours until the transaction ends. */
    List<Integer> claimLanes() {
        return jdbc.sql("""
                        SELECT lane FROM outbox_lane l
                        WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.lane = l.lane)
                        ORDER BY lane
                        FOR UPDATE SKIP LOCKED""").<Integer>query((row, n) -> row.getInt("lane")).list();
    }

    /**
     * Within a key, id order is commit order, because whoever changes an aggregate holds its row lock when it appends.
     * Across keys it is not; nothing relies on it.
     */
    List<OutboxRow> next(Collection<Integer> lanes, int limit) {
        return jdbc.sql("""
                        SELECT id, topic, key, value, trace FROM outbox
                        WHERE lane = ANY (?) ORDER BY id LIMIT ?""")
                .params(lanes.toArray(Integer[]::new), limit)
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

    Backlog backlog() {
        return jdbc.sql("""
                        SELECT count(*) AS waiting,
                               coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS oldest_seconds
                        FROM outbox""").query(Backlog.class).single();
    }

    record Backlog(long waiting, double oldestSeconds) {}
}
