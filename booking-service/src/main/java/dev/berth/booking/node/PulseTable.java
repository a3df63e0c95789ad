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
        String isNewer = report.isOfALink()
                ? "(report_epoch, report_sequence) < (:epoch, :sequence)"
                : "report_version < :version";
        return jdbc.sql("""
                        update node_pulse
                        set report_version = greatest(report_version, :version),
                            report_epoch = greatest(report_epoch, :epoch),
                            report_sequence = case when :epoch = 0 then report_sequence else :sequence end,
                            last_seen_at = greatest(last_seen_at, :seenAt),
                            load_cpu = :cpu, load_memory_gb = :memoryGb
                        where node_id = :node and\s""" + isNewer)
                        .param("version", version(report, seenAt))
                        .param("epoch", report.epochOrZero())
                        .param("sequence", report.sequenceOrZero())
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

    /** A node's clock that is ahead must not shut out the reports of an older agent that is installed again. */
    private static long version(NodeReport report, Instant seenAt) {
        return report.isOfALink() ? Math.min(report.version(), seenAt.toEpochMilli()) : report.version();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
