package dev.berth.gateway.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How often something was known and how often it was not; named as Micrometer names it for the caches that it knows. */
public final class CacheGets {
    private final Counter hits;
    private final Counter misses;

    public CacheGets(MeterRegistry meters, String cache) {
        this.hits = meters.counter("cache.gets", "cache", cache, "result", "hit");
        this.misses = meters.counter("cache.gets", "cache", cache, "result", "miss");
    }

    public void hit() {
        hits.increment();
    }

    public void miss() {
        misses.increment();
    }
}
