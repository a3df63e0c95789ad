package dev.berth.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What the outbox tells Prometheus: how much waits, for how long, what went out, what failed. */
class OutboxMeasures {
    private final Counter published;
    private final Counter failures;

    OutboxMeasures(MeterRegistry registry, OutboxTable table) {
        published = registry.counter("berth.outbox.published");
        failures = registry.counter("berth.outbox.failures");
        Gauge.builder("berth.outbox.lag", table, it -> it.backlog().waiting())
                .description("Events that wait for Kafka")
                .register(registry);
        Gauge.builder("berth.outbox.oldest.seconds", table, it -> it.backlog().oldestSeconds())
                .description("Age of the oldest event that waits")
                .register(registry);
        Gauge.builder("berth.outbox.set_aside", table, OutboxTable::setAside)
                .description("Events that Kafka refuses for ever and that somebody has to look at")
                .register(registry);
    }

    void published(int events) {
        published.increment(events);
    }

    void failed() {
        failures.increment();
    }
}
