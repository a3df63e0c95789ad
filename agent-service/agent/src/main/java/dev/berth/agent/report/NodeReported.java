package dev.berth.agent.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.berth.agent.hardware.Gpu;
import dev.berth.agent.hardware.Hardware;
import dev.berth.agent.reconcile.Address;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event {@code node.reported}: the heartbeat, with everything the control plane follows.
 *
 * @param epoch of the link that it went over; together with {@code sequence} it orders a node's reports
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NodeReported(
        UUID id,
        String type,
        long version,
        Instant occurredAt,
        long epoch,
        long sequence,
        Node node,
        List<Workspace> workspaces) {
    static final String TYPE = "node.reported";

    record Node(
            UUID id,
            String agentVersion,
            String runtime,
            String runtimeVersion,
            int cores,
            int memoryGb,
            List<Gpu> gpus,
            List<String> images,
            List<String> weaknesses,
            Hardware.Load load) {}

    record Workspace(
            UUID bookingId,
            long generation,
            String state,
            Instant since,
            @Nullable String reason,
            @Nullable Address address) {}
}
