package dev.berth.gateway.throttle;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** This replica's own buckets, for the time without Redis. Callers who were not seen for long are forgotten. */
@Component
class LocalBuckets {
    private static final int MOST_CALLERS = 20_000;

    private final ThrottleSettings settings;
    private final Map<String, RateLimiter> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RateLimiter> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    LocalBuckets(ThrottleSettings settings) {
        this.settings = settings;
    }

    boolean take(Limit limit, String caller) {
        return bucket(limit, caller).acquirePermission();
    }

    private RateLimiter bucket(Limit limit, String caller) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    limit + " " + caller, name -> RateLimiter.of(limit.name(), config(settings.of(limit))));
        }
    }

    /** A burst's worth per the time in which a burst fills again: the same rate over time as the shared bucket. */
    private static RateLimiterConfig config(ThrottleSettings.Bucket bucket) {
        return RateLimiterConfig.custom()
                .limitForPeriod(bucket.burst())
                .limitRefreshPeriod(Duration.ofMillis(1000L * bucket.burst() / bucket.perSecond()))
                .timeoutDuration(Duration.ZERO)
                .build();
    }
}
