package dev.berth.gateway.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.cloud.gateway.filter.ratelimit.RateLimiter;
import org.springframework.cloud.gateway.filter.ratelimit.RedisRateLimiter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Spring Cloud Gateway's token buckets in Redis, honest about the moments when Redis did not answer. */
@Component("redisHealthIndicator")
class RedisBuckets implements HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(RedisBuckets.class);
    /** What the limiter says of the tokens that are left when it let a call pass without having asked Redis. */
    private static final String FAILED_OPEN = "-1";
    /** A dead Redis is asked again this often, not by every request. */
    private static final Duration REST = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final RedisRateLimiter limiter;
    private final Clock clock;
    private volatile Instant restUntil = Instant.MIN;
    private volatile boolean connected;

    RedisBuckets(RedisRateLimiter limiter, ThrottleSettings settings, Clock clock) {
        this.limiter = limiter;
        this.clock = clock;
        for (var limit : EnumSet.allOf(Limit.class)) {
            var bucket = settings.of(limit);
            limiter.getConfig()
                    .put(
                            limit.name(),
                            new RedisRateLimiter.Config()
                                    .setReplenishRate(bucket.perSecond())
                                    .setBurstCapacity(bucket.burst())
                                    .setRequestedTokens(1));
        }
    }

    /** Whether a token was left, or nothing when Redis cannot say. */
    Mono<Boolean> take(Limit limit, String caller) {
        if (clock.instant().isBefore(restUntil)) {
            return Mono.empty();
        }
        var asked = Mono.defer(() -> limiter.isAllowed(limit.name(), caller));
        // Connecting blocks: not on the thread that serves other requests. Asking does not.
        return (connected ? asked : asked.subscribeOn(Schedulers.boundedElastic()))
                .timeout(PATIENCE)
                .filter(this::answered)
                .map(RateLimiter.Response::isAllowed)
                .doOnNext(it -> awake())
                .onErrorComplete()
                .switchIfEmpty(Mono.fromRunnable(this::rest));
    }

    private boolean answered(RateLimiter.Response response) {
        return !FAILED_OPEN.equals(response.getHeaders().get(RedisRateLimiter.REMAINING_HEADER));
    }

    private void rest() {
        connected = false;
        if (restUntil.equals(Instant.MIN)) {
            log.warn("Redis does not answer: calls are counted by this replica alone");
        }
        restUntil = clock.instant().plus(REST);
    }

    private void awake() {
        connected = true;
        if (!restUntil.equals(Instant.MIN)) {
            log.info("Redis answers again");
            restUntil = Instant.MIN;
        }
    }

    @Override
    public Health health() {
        return restUntil.equals(Instant.MIN)
                ? Health.up().build()
                : Health.status(new Status("DEGRADED"))
                        .withDetail("throttle", "per replica")
                        .build();
    }
}
