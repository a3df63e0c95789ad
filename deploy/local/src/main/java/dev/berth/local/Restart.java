package dev.berth.local;

import java.time.Duration;
import java.util.Optional;

/** Ends a service, so that the supervisor starts it again with the settings of now. */
final class Restart {
    /** As long as a service may take for its start. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private Restart() {}

    /** Returns when it answers again; a service that does not run now is left to the supervisor. */
    static void of(RunFile runFile, Service service) throws PartFailure, InterruptedException {
        var before = process(runFile, service);
        if (before.isEmpty()) {
            return;
        }
        before.flatMap(RecordedProcess::handle).ifPresent(ProcessHandle::destroy);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        var now = before;
        while (now.isEmpty()
                || now.equals(before)
                || !Health.at(now.get().port()).up()) {
            if (System.nanoTime() > deadline) {
                throw new PartFailure(service.part() + " was not started again; ./berth status says why.");
            }
            Thread.sleep(200);
            now = process(runFile, service);
        }
    }

    private static Optional<RecordedProcess> process(RunFile runFile, Service service) {
        return runFile.read().stream()
                .filter(it -> it.name().equals(service.part()))
                .findFirst();
    }
}
