package dev.berth.agent.runtime;

import dev.berth.agent.reconcile.DesiredWorkspace;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment that every workspace is started with. A preset's own variables never override it. */
public final class Surroundings {
    private Surroundings() {}

    public static Map<String, String> of(DesiredWorkspace workspace) {
        return of(
                workspace,
                workspace.spec().hasPort() ? String.valueOf(workspace.spec().port()) : "");
    }

    /** @param port where to listen, when that is not the port that the preset names */
    public static Map<String, String> of(DesiredWorkspace workspace, String port) {
        Map<String, String> environment = new LinkedHashMap<>(workspace.spec().environment());
        environment.put("BERTH_BOOKING_ID", workspace.key().value());
        environment.put("BERTH_TITLE", workspace.spec().title());
        environment.put("BERTH_UNTIL", workspace.until().toString());
        if (!port.isEmpty()) {
            environment.put("PORT", port);
        }
        return environment;
    }
}
