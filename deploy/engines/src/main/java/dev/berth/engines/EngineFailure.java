package dev.berth.engines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An engine that did not start, with the last words of its log. */
public final class EngineFailure extends RuntimeException {
    private static final int TAIL = 15;

    EngineFailure(String what) {
        super(what);
    }

    EngineFailure(String what, Path log) {
        super(what + "\n" + tail(log));
    }

    private static String tail(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException e) {
            return "(no log at " + log + ")";
        }
    }
}
