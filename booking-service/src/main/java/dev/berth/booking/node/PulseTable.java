package dev.berth.booking.node;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The heartbeats. Its row is also what tells a report that was seen before from a new one. */
@Component
class PulseTable {
    private final JdbcClient jdbc;

    PulseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(UUID nodeId, Instant now) {
        jdbc.sql("insert into node_pulse (node_id, report_version, last_seen_at) values (?, 0, ?)")
                .params(nodeId, utc(now))
                .update();
    }

    /** False when this report, or a newer one, has been taken in already. */
    boolean beat(NodeReport report, Instant seenAt) {
        return jdbc.sql("""
                        update node_pulse
                        set report_version = :version, last_seen_at = greatest(last_seen_at, :seenAt),
                            load_cpu = :cpu, load_memory_gb = :memoryGb
                        where node_id = :node and report_version < :version""")
                        .param("version", report.version())
                        .param("seenAt", utc(seenAt))
                        .param(
                                "cpu",
                                report.load() == null ? null : report.load().cpu())
                        .param(
                                "memoryGb",
                                report.load() == null ? null : report.load().memoryGbUsed())
                        .param("node", report.nodeId())
                        .update()
                == 1;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
