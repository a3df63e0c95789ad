package dev.berth.booking.node;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long past wakes took. */
@Component
class WakeTable {
    private final JdbcClient jdbc;

    WakeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the 95th percentile of the node's last twenty wakes, this one included */
    Duration add(UUID nodeId, Instant began, Duration took) {
        jdbc.sql("INSERT INTO node_wake (node_id, began_at, took_seconds) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(nodeId, began.atOffset(ZoneOffset.UTC), took.toSeconds())
                .update();
        return Duration.ofSeconds(jdbc.sql("""
                        SELECT ceil(percentile_cont(0.95) WITHIN GROUP (ORDER BY took_seconds))::bigint
                        FROM (SELECT took_seconds FROM node_wake WHERE node_id = ? ORDER BY began_at DESC LIMIT 20) w""").param(nodeId).query(Long.class).single());
    }
}
