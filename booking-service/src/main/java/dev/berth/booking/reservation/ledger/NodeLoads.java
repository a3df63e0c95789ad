package dev.berth.booking.reservation.ledger;

import dev.berth.booking.grid.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What placement reads of the ledger. It only guides: a node that looks free may be full by the time it is held. */
@Component
public class NodeLoads {
    private final JdbcClient jdbc;

    NodeLoads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The most that is taken at any time of a window. */
    public record Peak(int cores, int memoryGb, int gpus) {
        public static final Peak NONE = new Peak(0, 0, 0);
    }

    public Map<UUID, Peak> peaks(Collection<UUID> nodeIds, Window window) {
        return jdbc
                .sql("""
                        SELECT node_id, max(cores_used) AS cores, max(memory_gb_used) AS memory_gb,
                               (SELECT count(DISTINCT h.gpu_uuid)
                                FROM gpu_hold h JOIN booking b ON b.id = h.booking_id
                                WHERE b.node_id = s.node_id AND h.during && tstzrange(:from, :until)) AS gpus
                        FROM node_slot s
                        WHERE node_id = ANY (:nodes) AND slot >= :from AND slot < :until
                        GROUP BY node_id""")
                .param("nodes", nodeIds.toArray(UUID[]::new))
                .param("from", window.startsAt().atOffset(ZoneOffset.UTC))
                .param("until", window.endsAt().atOffset(ZoneOffset.UTC))
                .query((row, n) -> Map.entry(
                        row.getObject("node_id", UUID.class),
                        new Peak(row.getInt("cores"), row.getInt("memory_gb"), row.getInt("gpus"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A slot in which a node has something to do. */
    public record Use(UUID nodeId, Instant slot, int cores, int memoryGb) {}

    public List<Use> uses(Collection<UUID> nodeIds, Window window) {
        return jdbc.sql("""
                        SELECT node_id, slot, cores_used, memory_gb_used FROM node_slot
                        WHERE node_id = ANY (:nodes) AND slot >= :from AND slot < :until
                          AND (cores_used > 0 OR memory_gb_used > 0)""")
                .param("nodes", nodeIds.toArray(UUID[]::new))
                .param("from", window.startsAt().atOffset(ZoneOffset.UTC))
                .param("until", window.endsAt().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Use(
                        row.getObject("node_id", UUID.class),
                        row.getTimestamp("slot").toInstant(),
                        row.getInt("cores_used"),
                        row.getInt("memory_gb_used")))
                .list();
    }

    /** A time for which a GPU is taken. */
    public record GpuUse(String gpuUuid, Window window) {}

    public List<GpuUse> gpuUses(Collection<String> gpuUuids, Window window) {
        return jdbc.sql("""
                        SELECT gpu_uuid, lower(during) AS starts_at, upper(during) AS ends_at FROM gpu_hold
                        WHERE gpu_uuid = ANY (:gpus) AND during && tstzrange(:from, :until)""")
                .param("gpus", gpuUuids.toArray(String[]::new))
                .param("from", window.startsAt().atOffset(ZoneOffset.UTC))
                .param("until", window.endsAt().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new GpuUse(
                        row.getString("gpu_uuid"),
                        new Window(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant())))
                .list();
    }
}
