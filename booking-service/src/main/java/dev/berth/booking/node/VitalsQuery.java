package dev.berth.booking.node;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Heartbeats and what the ledger says is taken at this moment: one query for however many nodes. */
@Component
class VitalsQuery {
    private final JdbcClient jdbc;

    VitalsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, NodeVitals> of(Collection<UUID> nodeIds, Instant now) {
        return jdbc
                .sql("""
                        select p.node_id, p.last_seen_at, p.load_cpu, p.load_memory_gb,
                               coalesce(s.cores_used, 0) as cores_used,
                               coalesce(s.memory_gb_used, 0) as memory_gb_used,
                               coalesce(g.held, 0) as gpus_used
                        from node_pulse p
                        left join node_slot s
                               on s.node_id = p.node_id and s.slot <= :now and s.slot > :now - interval '15 minutes'
                        left join (select b.node_id, count(*) as held
                                   from gpu_hold h join booking b on b.id = h.booking_id
                                   where h.during @> :now group by b.node_id) g on g.node_id = p.node_id
                        where p.node_id = any(:ids)""")
                .param("ids", nodeIds.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> Map.entry(row.getObject("node_id", UUID.class), vitals(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static NodeVitals vitals(ResultSet row) throws SQLException {
        return new NodeVitals(
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                load(row),
                new NodeVitals.Used(row.getInt("cores_used"), row.getInt("memory_gb_used"), row.getInt("gpus_used")));
    }

    private static NodeVitals.@Nullable Load load(ResultSet row) throws SQLException {
        double cpu = row.getDouble("load_cpu");
        return row.wasNull() ? null : new NodeVitals.Load(cpu, row.getDouble("load_memory_gb"));
    }
}
