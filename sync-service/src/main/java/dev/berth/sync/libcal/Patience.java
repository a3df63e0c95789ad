package dev.berth.sync.libcal;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How one LibCal is asked: not too often, again after a stumble (when it says when, then), and not at all for a minute
 * when hardly anything works. One breaker and one limit per source, for as long as this process lives.
 */
@Component
class Patience {
    private final LibCalSettings settings;
    private final Clock clock;
    private final Map<UUID, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final Map<UUID, RateLimiter> limits = new ConcurrentHashMap<>();

    Patience(LibCalSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws LibCalTrouble when it does not work by the deadline, or within the tries */
    <T> T ask(UUID source, Instant deadline, Supplier<T> call) {
        CircuitBreaker breaker = breakers.computeIfAbsent(source, it -> breaker());
        RateLimiter limit = limits.computeIfAbsent(source, it -> limit());
        Supplier<T> guarded = RateLimiter.decorateSupplier(limit, CircuitBreaker.decorateSupplier(breaker, call));
        try {
            return Retry.decorateSupplier(retry(deadline), guarded).get();
        } catch (CallNotPermittedException open) {
            throw LibCalTrouble.lasting(
                    dev.berth.sync.connector.FailureKind.PORTAL_DOWN,
                    "LibCal failed too often just now. It is left alone for a minute.");
        }
    }

    private Retry retry(Instant deadline) {
        IntervalFunction backOff =
                IntervalFunction.ofExponentialRandomBackoff(settings.pause(), 2.0, 0.5, Duration.ofSeconds(30));
        return Retry.of(
                "libcal",
                RetryConfig.custom()
                        .maxAttempts(settings.tries())
                        .intervalBiFunction((attempt, result) -> result.isLeft()
                                ? wait(result.getLeft(), backOff.apply(attempt))
                                : backOff.apply(attempt))
                        .retryOnException(failure -> failure instanceof LibCalTrouble trouble
                                && trouble.isPassing()
                                && clock.instant().plusMillis(wait(trouble, 0)).isBefore(deadline))
                        .build());
    }

    private static long wait(Throwable failure, long otherwise) {
        return failure instanceof LibCalTrouble trouble && trouble.comeBackAfter() != null
                ? trouble.comeBackAfter().toMillis()
                : otherwise;
    }

    private static CircuitBreaker breaker() {
        return CircuitBreaker.of(
                "libcal",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(Duration.ofMinutes(1))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        // "Come back later" is an answer; only silence and faults count.
                        .ignoreException(it -> it instanceof LibCalTrouble trouble
                                && (!trouble.isPassing() || trouble.comeBackAfter() != null))
                        .build());
    }

    private RateLimiter limit() {
        return RateLimiter.of(
                "libcal",
                RateLimiterConfig.custom()
                        .limitForPeriod(settings.perSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(Duration.ofSeconds(30))
                        .build());
    }
}
