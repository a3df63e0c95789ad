package dev.berth.local.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the event {@code node.reported} as a real agent does (agent-service/events/node.reported.json). */
final class NodeReport {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> IMAGES =
            List.of("berth/try-out:1", "quay.io/jupyter/base-notebook:latest", "codercom/code-server:latest");

    private NodeReport() {}

    /** @param noticePort where every simulated workspace answers with the page that says what it is */
    static byte[] write(
            SimulatedNode node,
            NodeLink.ReportNumber number,
            Collection<WantedWorkspace> wanted,
            Instant now,
            int noticePort) {
        var event = JSON.createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("type", "node.reported")
                .put("version", now.toEpochMilli())
                .put("epoch", number.epoch())
                .put("sequence", number.sequence())
                .put("occurredAt", now.truncatedTo(ChronoUnit.MILLIS).toString());
        describe(event.putObject("node"), node, wanted, now);
        var workspaces = event.putArray("workspaces");
        for (WantedWorkspace it : wanted) {
            var workspace = workspaces
                    .addObject()
                    .put("bookingId", it.bookingId().toString())
                    .put("generation", it.generation())
                    .put("state", it.stateAt(now))
                    .put("since", it.sinceAt(now).truncatedTo(ChronoUnit.MILLIS).toString())
                    .putNull("reason");
            if (it.runsAt(now)) {
                workspace.putObject("address").put("host", "127.0.0.1").put("port", noticePort);
            } else {
                workspace.putNull("address");
            }
        }
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void describe(
            ObjectNode facts, SimulatedNode node, Collection<WantedWorkspace> wanted, Instant now) {
        facts.put("id", node.id().toString())
                .put("agentVersion", SimulatedNode.AGENT_VERSION)
                .put("runtime", "docker")
                .put("runtimeVersion", "simulated")
                .put("cores", node.cores())
                .put("memoryGb", node.memoryGb());
        var gpus = facts.putArray("gpus");
        node.gpus().forEach(it -> gpus.addObject().put("uuid", it.uuid()).put("model", it.model()));
        IMAGES.forEach(facts.putArray("images")::add);
        var load = load(node, wanted, now);
        facts.putObject("load").put("cpu", load.get("cpu")).put("memoryGbUsed", load.get("memoryGbUsed"));
    }

    /** What runs uses most of what it booked; the system itself a little; nothing stands still. */
    private static Map<String, Double> load(SimulatedNode node, Collection<WantedWorkspace> wanted, Instant now) {
        var running = wanted.stream().filter(it -> it.runsAt(now)).toList();
        int cores = running.stream().mapToInt(WantedWorkspace::cores).sum();
        int memoryGb = running.stream().mapToInt(WantedWorkspace::memoryGb).sum();
        double sway = Math.sin(now.getEpochSecond() / 97.0 + node.name().hashCode());
        return Map.of(
                "cpu", rounded(Math.clamp(0.03 + 0.02 * sway + (0.75 + 0.15 * sway) * cores / node.cores(), 0, 1)),
                "memoryGbUsed", rounded(Math.min(node.memoryGb(), 2.5 + 0.4 * sway + 0.8 * memoryGb)));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
