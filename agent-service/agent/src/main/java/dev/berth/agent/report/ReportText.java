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

    /** What tells this report from the node's others, and which of two is the later one. */
    record Place(UUID id, long epoch, long sequence, Instant now) {}

    static byte[] write(Place place, NodeReported.Node node, List<WorkspaceStatus> statuses) {
        var event = new NodeReported(
                place.id(),
                NodeReported.TYPE,
                // Rises with time, also over restarts.
                place.now().toEpochMilli(),
                place.now().truncatedTo(ChronoUnit.MILLIS),
                place.epoch(),
                place.sequence(),
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
