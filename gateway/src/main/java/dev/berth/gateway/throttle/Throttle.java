package dev.berth.gateway.throttle;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes one token from a caller's bucket. Most callers never come near a limit, and asking Redis costs as much as many an
 * answer: a small part of each limit every replica grants by itself. Who wants more is counted in Redis, which all
 * replicas share, and by this replica alone while Redis is away.
 */
@Component
public class Throttle {
    private static final int PARTS = 10;

    private final LocalBuckets unasked;
    private final RedisBuckets shared;
    private final LocalBuckets whole;
    private final MeterRegistry meters;

    Throttle(RedisBuckets shared, ThrottleSettings settings, MeterRegistry meters) {
        this.unasked = new LocalBuckets(settings, PARTS);
        this.shared = shared;
        this.whole = new LocalBuckets(settings, 1);
        this.meters = meters;
    }

    /** Whether there was a token left. An outage of Redis never answers that question with yes by itself. */
    public Mono<Boolean> admits(Limit limit, String caller) {
        if (limit.isShared() && unasked.take(limit, caller)) {
            return Mono.just(counted(limit, "unasked", true));
        }
        var alone = Mono.fromSupplier(() -> counted(limit, "local", whole.take(limit, caller)));
        return limit.isShared()
                ? shared.take(limit, caller)
                        .map(it -> counted(limit, "redis", it))
                        .switchIfEmpty(alone)
                : alone;
    }

    private boolean counted(Limit limit, String where, boolean admitted) {
        meters.counter(
                        "berth.throttle",
                        "limit",
                        limit.name().toLowerCase(Locale.ROOT),
                        "bucket",
                        where,
                        "admitted",
                        Boolean.toString(admitted))
                .increment();
        return admitted;
    }
}
