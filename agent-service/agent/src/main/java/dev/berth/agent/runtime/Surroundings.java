package dev.berth.agent.runtime;

import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.WorkspaceSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment that every workspace is started with. A preset's own variables never override it. */
public final class Surroundings {
    private Surroundings() {}

    public static Map<String, String> of(DesiredWorkspace workspace) {
        WorkspaceSpec spec = workspace.spec();
        Map<String, String> environment = new LinkedHashMap<>(spec.environment());
        environment.putAll(ofBerth(workspace, spec.hasPort() ? String.valueOf(spec.port()) : ""));
        return environment;
    }

    /**
     * Without the preset's variables, which could change what a program of the node's own does.
     *
     * @param port where to listen; empty: nowhere
     */
    public static Map<String, String> ofBerth(DesiredWorkspace workspace, String port) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("BERTH_BOOKING_ID", workspace.key().value());
        environment.put("BERTH_TITLE", workspace.spec().title());
        environment.put("BERTH_UNTIL", workspace.until().toString());
        if (!port.isEmpty()) {
            environment.put("PORT", port);
        }
        return environment;
    }
}
