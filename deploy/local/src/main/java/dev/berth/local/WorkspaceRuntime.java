package dev.berth.local;

import java.util.Locale;
import java.util.Map;

/** What the local agent starts workspaces with. */
enum WorkspaceRuntime {
    DOCKER,
    /** A plain child process: no isolation, for trying out. */
    PROCESS;

    static WorkspaceRuntime from(Map<String, String> environment, boolean dockerAnswers) {
        String wanted = environment.getOrDefault("BERTH_RUNTIME", "");
        return switch (wanted) {
            case "docker" -> DOCKER;
            case "process" -> PROCESS;
            case "" -> dockerAnswers ? DOCKER : PROCESS;
            default -> throw new IllegalArgumentException("BERTH_RUNTIME is docker or process, not " + wanted);
        };
    }

    String setting() {
        return name().toLowerCase(Locale.ROOT);
    }
}
