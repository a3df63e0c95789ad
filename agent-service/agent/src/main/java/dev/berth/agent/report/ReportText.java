package dev.berth.agent.report;

import dev.berth.agent.loop.WorkspaceStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Writes a report as the bytes that are signed and sent. */
final class ReportText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReportText() {}

    static byte[] write(UUID id, Instant now, NodeReported.Node node, List<WorkspaceStatus> statuses) {
        var event = new NodeReported(
                id,
                NodeReported.TYPE,
                // Rises with time, also over restarts.
                now.toEpochMilli(),
                now.truncatedTo(ChronoUnit.MILLIS),
                node,
                statuses.stream()
                        .flatMap(it -> it.key().bookingId().stream().map(booking -> workspace(booking, it)))
                        .toList());
        return JSON.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
    }

    private static NodeReported.Workspace workspace(UUID booking, WorkspaceStatus it) {
        return new NodeReported.Workspace(
                booking,
                it.generation(),
                it.state().name().toLowerCase(Locale.ROOT),
                it.since().truncatedTo(ChronoUnit.MILLIS),
                it.reason(),
                it.address());
    }
}
