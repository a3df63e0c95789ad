package dev.berth.gateway.throttle;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.cloud.gateway.filter.ratelimit.RateLimiter;
import org.springframework.cloud.gateway.filter.ratelimit.RedisRateLimiter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Spring Cloud Gateway's token buckets in Redis, honest about the moments when Redis did not answer. A dead Redis is asked
 * once a second, not by every call.
 */
@Component("redisHealthIndicator")
class RedisBuckets implements ReactiveHealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(RedisBuckets.class);
    /** What the limiter says of the tokens that are left when it let a call pass without having asked Redis. */
    private static final String FAILED_OPEN = "-1";

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final CircuitBreakerConfig REST = CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(2)
            .waitDurationInOpenState(Duration.ofSeconds(1))
            .permittedNumberOfCallsInHalfOpenState(1)
            .build();

    private final RedisRateLimiter limiter;
    private final CircuitBreaker breaker = CircuitBreaker.of("redis", REST);
    private volatile boolean connected;

    RedisBuckets(RedisRateLimiter limiter, ThrottleSettings settings) {
        this.limiter = limiter;
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
        breaker.getEventPublisher().onStateTransition(it -> tell(it.getStateTransition()));
    }

    /** Whether a token was left, or nothing when Redis cannot say. */
    Mono<Boolean> take(Limit limit, String caller) {
        var asked = Mono.defer(() -> limiter.isAllowed(limit.name(), caller));
        // Connecting blocks: not on the thread that serves other requests. Asking does not.
        return (connected ? asked : asked.subscribeOn(Schedulers.boundedElastic()))
                .timeout(PATIENCE)
                .filter(RedisBuckets::answered)
                .switchIfEmpty(Mono.error(() -> new TimeoutException("Redis did not answer")))
                .doOnNext(it -> connected = true)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .map(RateLimiter.Response::isAllowed)
                .onErrorComplete();
    }

    private static boolean answered(RateLimiter.Response response) {
        return !FAILED_OPEN.equals(response.getHeaders().get(RedisRateLimiter.REMAINING_HEADER));
    }

    private void tell(StateTransition change) {
        switch (change) {
            case CLOSED_TO_OPEN -> {
                connected = false;
                log.warn("Redis does not answer: calls are counted by this replica alone");
            }
            case HALF_OPEN_TO_CLOSED -> log.info("Redis answers again");
            default -> {} // it is being tried
        }
    }

    /** Asks as a call does. */
    @Override
    public Mono<Health> health() {
        return take(Limit.ANONYMOUS, "health")
                .map(it -> Health.up().build())
                .defaultIfEmpty(Health.status(new Status("DEGRADED"))
                        .withDetail("throttle", "per replica")
                        .build());
    }
}
