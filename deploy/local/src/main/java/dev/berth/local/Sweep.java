package dev.berth.local;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends what a supervisor that was killed left behind. */
final class Sweep {
    private Sweep() {}

    /** How many had to be ended. */
    static int end(List<RecordedProcess> processes, Duration patience) {
        var left = processes.stream()
                .map(RecordedProcess::handle)
                .flatMap(Optional::stream)
                .toList();
        left.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + patience.toNanos();
        for (ProcessHandle process : left) {
            try {
                process.onExit().get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException deaf) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return left.size();
    }
}
