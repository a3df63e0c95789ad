package dev.berth.bench;

import java.util.Arrays;

/** Of every single measurement, in nanoseconds; nothing is rounded into buckets. */
record Percentiles(long[] sorted) {
    static Percentiles of(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /** The smallest measurement that at least so much of all are not above. */
    double millis(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)] / 1e6;
    }

    int count() {
        return sorted.length;
    }

    String spread() {
        return "p50 %s, p95 %s, p99 %s"
                .formatted(Say.millis(millis(0.50)), Say.millis(millis(0.95)), Say.millis(millis(0.99)));
    }
}
