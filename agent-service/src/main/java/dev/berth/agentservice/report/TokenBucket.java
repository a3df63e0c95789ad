package dev.berth.agentservice.report;

/** Fills with time, up to its burst; each take needs one whole token. Not thread-safe. */
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final ReportRate rate;
    private double tokens;
    private long filledAtNanos;

    TokenBucket(ReportRate rate, long nowNanos) {
        this.rate = rate;
        this.tokens = rate.burst();
        this.filledAtNanos = nowNanos;
    }

    boolean take(long nowNanos) {
        double filled = (nowNanos - filledAtNanos) / NANOS_PER_SECOND * rate.perSecond();
        tokens = Math.min(rate.burst(), tokens + filled);
        filledAtNanos = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
