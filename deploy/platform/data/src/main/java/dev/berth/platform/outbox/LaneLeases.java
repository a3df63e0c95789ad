package dev.berth.platform.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL by which relays share the lanes. Every lease ends by PostgreSQL's clock, so relays need not agree on the time. */
class LaneLeases {
    /** @param producer the lane's id at Kafka, the same for every owner */
    record Lease(int lane, UUID producer) {}

    private final JdbcClient jdbc;

    LaneLeases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Says that this relay is able to publish; relays not heard of for the length of a lease are forgotten. */
    void join(UUID relay, Duration lease) {
        jdbc.sql("""
                        INSERT INTO outbox_relay (id, seen_at) VALUES (:relay, clock_timestamp())
                        ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at""").param("relay", relay).update();
        jdbc.sql("DELETE FROM outbox_relay WHERE seen_at < clock_timestamp() - :lease * interval '1 millisecond'")
                .param("lease", lease.toMillis())
                .update();
    }

    /** This relay is not able to publish, or stops. */
    void leave(UUID relay) {
        jdbc.sql("DELETE FROM outbox_relay WHERE id = :relay")
                .param("relay", relay)
                .update();
    }

    /** How many relays are able to publish. */
    int relays(Duration lease) {
        return jdbc.sql("""
                        SELECT count(*) FROM outbox_relay
                        WHERE seen_at >= clock_timestamp() - :lease * interval '1 millisecond'""")
                .param("lease", lease.toMillis())
                .query(Integer.class)
                .single();
    }

    /** Makes the leases that this relay still has last longer, and returns them. */
    List<Lease> renew(UUID relay, Duration lease) {
        return jdbc.sql("""
                        UPDATE outbox_lane SET leased_until = clock_timestamp() + :lease * interval '1 millisecond'
                        WHERE owner = :relay RETURNING lane, producer""")
                .param("relay", relay)
                .param("lease", lease.toMillis())
                .query((row, n) -> new Lease(row.getInt("lane"), row.getObject("producer", UUID.class)))
                .list();
    }

    /** Takes at most so many lanes that nobody owns any more. */
    List<Lease> take(UUID relay, int most, Duration lease) {
        return jdbc.sql("""
                        UPDATE outbox_lane
                        SET owner = :relay, leased_until = clock_timestamp() + :lease * interval '1 millisecond'
                        WHERE lane IN (SELECT lane FROM outbox_lane WHERE leased_until < clock_timestamp()
                                       ORDER BY lane LIMIT :most FOR UPDATE SKIP LOCKED)
                        RETURNING lane, producer""")
                .param("relay", relay)
                .param("lease", lease.toMillis())
                .param("most", most)
                .query((row, n) -> new Lease(row.getInt("lane"), row.getObject("producer", UUID.class)))
                .list();
    }

    void release(UUID relay, int lane) {
        jdbc.sql(
                        "UPDATE outbox_lane SET owner = NULL, leased_until = '-infinity' WHERE lane = :lane AND owner = :relay")
                .param("relay", relay)
                .param("lane", lane)
                .update();
    }
}
