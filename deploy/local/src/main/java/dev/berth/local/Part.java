package dev.berth.local;

import java.nio.file.Path;
import java.util.Set;

/** One process of the house. */
interface Part {
    String name();

    int port();

    /** The parts that must answer before this one is started. */
    Set<String> needs();

    Path log();

    /** Returns when it answers. */
    void start() throws PartFailure, InterruptedException;

    void stop();

    boolean isAlive();

    long pid();
}
