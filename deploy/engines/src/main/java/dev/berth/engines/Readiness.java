package dev.berth.engines;

import java.nio.file.Path;
import java.time.Duration;

/** Waits for a started process to answer, and no longer than it lives. */
final class Readiness {
    @FunctionalInterface
    interface Probe {
        /** Returns when the engine answers, throws while it does not. */
        void ask() throws Exception;
    }

    private Readiness() {}

    static void await(String name, ChildProcess process, Path log, Duration limit, Probe probe) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                probe.ask();
                return;
            } catch (Exception notYet) {
                if (!process.isAlive()) {
                    throw new EngineFailure(name + " ended with code " + process.exitCode() + ":", log);
                }
                if (System.nanoTime() > deadline) {
                    process.kill();
                    throw new EngineFailure(name + " did not answer within " + limit.toSeconds() + " s:", log);
                }
            }
            try {
                Thread.sleep(30);
            } catch (InterruptedException e) {
                process.kill();
                Thread.currentThread().interrupt();
                throw new EngineFailure(name + ": interrupted while starting");
            }
        }
    }
}
