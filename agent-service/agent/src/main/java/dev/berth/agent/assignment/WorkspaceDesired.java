package dev.berth.agent.assignment;

import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.reconcile.WorkspaceSpec;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The event {@code workspace.desired} as booking-service publishes it. */
record WorkspaceDesired(Workspace workspace) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Workspace(UUID bookingId, UUID nodeId, long generation, Instant from, Instant until, WorkspaceSpec spec) {}

    static DesiredWorkspace parse(String value) {
        Workspace it = JSON.readValue(value, WorkspaceDesired.class).workspace();
        if (it == null || it.bookingId() == null || it.from() == null || it.until() == null || it.spec() == null) {
            throw new IllegalArgumentException("Something is missing in " + value);
        }
        return new DesiredWorkspace(WorkspaceKey.of(it.bookingId()), it.generation(), it.from(), it.until(), it.spec());
    }
}
