package dev.berth.local;

import java.nio.file.Path;
import java.util.Set;

/** One process of the house. */
interface Part {
    String name();

    int port();

    /** Engines keep what the services write, so they are stopped after them. */
    default boolean isEngine() {
        return false;
    }

    /** The parts that must answer before this one is started. */
    Set<String> needs();

    Path log();

    /** Returns when it answers. After a death it starts again, on the same port and data. */
    void start() throws PartFailure, InterruptedException;

    void stop();

    boolean isAlive();

    long pid();

    /** Why it is no longer alive, as far as one can tell. */
    String ending();
}
