package dev.berth.agent.logging;

import java.util.logging.Level;

/** The names of SLF4J's levels, which is what the code logs with. */
final class Levels {
    private Levels() {}

    static String name(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (value >= Level.WARNING.intValue()) {
            return "WARN";
        }
        return value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }
}
