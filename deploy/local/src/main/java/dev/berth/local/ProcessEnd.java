package dev.berth.local;

import java.nio.file.Path;

/** Why a process ended, as far as one can tell: its exit code and the last lines of its log. */
final class ProcessEnd {
    private static final int SIGKILL = 128 + 9;

    private ProcessEnd() {}

    static String of(int exitCode, Path log) {
        var signal = exitCode == SIGKILL ? " (killed)" : "";
        return "it ended with code " + exitCode + signal + "\n" + Tail.text(log, 5);
    }
}
