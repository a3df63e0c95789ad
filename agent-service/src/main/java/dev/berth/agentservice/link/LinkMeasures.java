package dev.berth.agentservice.link;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** How many links there are, and how they end. */
@Component
class LinkMeasures {
    private static final String ENDED = "berth.link.ended";

    private final MeterRegistry registry;

    LinkMeasures(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Supplier<Number> known, Supplier<Number> unknown) {
        watch("known", known);
        watch("unknown", unknown);
    }

    private void watch(String node, Supplier<Number> links) {
        Gauge.builder("berth.link.open", links).tag("node", node).register(registry);
    }

    void ended(Ending ending) {
        registry.counter(ENDED, "reason", ending.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void cut(String why) {
        registry.counter(ENDED, "reason", why).increment();
    }

    void unknownMessage() {
        registry.counter("berth.link.messages.unknown").increment();
    }
}
