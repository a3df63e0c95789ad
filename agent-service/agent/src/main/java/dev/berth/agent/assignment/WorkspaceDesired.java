package dev.berth.agent.assignment;

import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.reconcile.WorkspaceSpec;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The event {@code workspace.desired} as booking-service publishes it. */
public record WorkspaceDesired(@Nullable Workspace workspace) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    public record Workspace(
            @Nullable UUID bookingId,
            @Nullable UUID nodeId,
            long generation,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable WorkspaceSpec spec) {}

    /**
     * @param node the node that reads it
     * @throws IllegalArgumentException when something is missing or it is meant for another node
     */
    public static DesiredWorkspace read(JsonNode event, UUID node) {
        Workspace it = JSON.treeToValue(event, WorkspaceDesired.class).workspace();
        if (it == null || it.bookingId() == null || it.from() == null || it.until() == null || it.spec() == null) {
            throw new IllegalArgumentException("Something is missing in it");
        }
        if (!node.equals(it.nodeId())) {
            throw new IllegalArgumentException("It is meant for the node " + it.nodeId());
        }
        return new DesiredWorkspace(WorkspaceKey.of(it.bookingId()), it.generation(), it.from(), it.until(), it.spec());
    }
}
