package dev.berth.agent.watch;

import dev.berth.agent.hardware.GpuLoad;
import dev.berth.agent.runtime.Consumption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one workspace used in the last hour, the newest last. */
final class UsageSeries {
    static final Duration KEPT = Duration.ofHours(1);

    private final Deque<Usage> moments = new ArrayDeque<>();
    private @Nullable Instant lastAt;
    private @Nullable Consumption last;

    synchronized void add(Instant at, Consumption now, List<GpuLoad> gpus) {
        Instant before = lastAt;
        Consumption then = last;
        lastAt = at;
        last = now;
        // A process that was started again counts from zero.
        if (before == null || then == null || !at.isAfter(before) || now.cpu().compareTo(then.cpu()) < 0) {
            return;
        }
        double cores = (double) now.cpu().minus(then.cpu()).toNanos()
                / Duration.between(before, at).toNanos();
        moments.addLast(new Usage(at, rounded(cores), now.memoryBytes(), now.diskBytes(), gpus));
        while (moments.getFirst().at().isBefore(at.minus(KEPT))) {
            moments.removeFirst();
        }
    }

    synchronized List<Usage> after(Instant at) {
        return moments.stream().filter(it -> it.at().isAfter(at)).toList();
    }

    private static double rounded(double cores) {
        return Math.round(cores * 1000) / 1000.0;
    }
}
