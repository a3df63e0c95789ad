package dev.berth.gateway.throttle;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** This replica's own buckets. Callers who were not seen for long are forgotten. */
class LocalBuckets {
    private static final int MOST_CALLERS = 20_000;

    private final ThrottleSettings settings;
    private final int parts;
    private final Map<String, RateLimiter> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RateLimiter> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    /** @param parts into which each limit is cut; a bucket here holds one of them */
    LocalBuckets(ThrottleSettings settings, int parts) {
        this.settings = settings;
        this.parts = parts;
    }

    boolean take(Limit limit, String caller) {
        return holds(limit) > 0 && bucket(limit, caller).acquirePermission();
    }

    private int holds(Limit limit) {
        return settings.of(limit).burst() / parts;
    }

    private RateLimiter bucket(Limit limit, String caller) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(limit + " " + caller, name -> RateLimiter.of(limit.name(), config(limit)));
        }
    }

    /** A burst's worth per the time in which a burst fills again: the same rate over time as the shared bucket. */
    private RateLimiterConfig config(Limit limit) {
        var bucket = settings.of(limit);
        return RateLimiterConfig.custom()
                .limitForPeriod(holds(limit))
                .limitRefreshPeriod(Duration.ofMillis(1000L * bucket.burst() / bucket.perSecond()))
                .timeoutDuration(Duration.ZERO)
                .build();
    }
}
