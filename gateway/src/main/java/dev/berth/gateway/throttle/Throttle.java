package dev.berth.gateway.throttle;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes one token from a caller's bucket: from Redis, which all replicas share, else from this replica's own. */
@Component
public class Throttle {
    private final RedisBuckets shared;
    private final LocalBuckets own;
    private final MeterRegistry meters;

    Throttle(RedisBuckets shared, LocalBuckets own, MeterRegistry meters) {
        this.shared = shared;
        this.own = own;
        this.meters = meters;
    }

    /** Whether there was a token left. An outage of Redis never answers that question with yes by itself. */
    public Mono<Boolean> admits(Limit limit, String caller) {
        var alone = Mono.fromSupplier(() -> takeOwn(limit, caller));
        return limit.isShared()
                ? shared.take(limit, caller)
                        .doOnNext(it -> count(limit, "redis", it))
                        .switchIfEmpty(alone)
                : alone;
    }

    private boolean takeOwn(Limit limit, String caller) {
        var taken = own.take(limit, caller);
        count(limit, "local", taken);
        return taken;
    }

    private void count(Limit limit, String where, boolean admitted) {
        meters.counter(
                        "berth.throttle",
                        "limit",
                        limit.name().toLowerCase(Locale.ROOT),
                        "bucket",
                        where,
                        "admitted",
                        Boolean.toString(admitted))
                .increment();
    }
}
