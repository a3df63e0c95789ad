package dev.berth.agentservice.report;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Opens a channel for the reports of each link, and counts what becomes of them. */
@Component
public class ReportIntake {
    private final ReportTopic topic;
    private final Map<ReportOutcome, Counter> counters = new EnumMap<>(ReportOutcome.class);

    ReportIntake(ReportTopic topic, MeterRegistry measures) {
        this.topic = topic;
        for (ReportOutcome outcome : ReportOutcome.values()) {
            counters.put(outcome, measures.counter("berth.link.reports", "outcome", outcome.wireName()));
        }
    }

    public ReportChannel open(ReportChannel.Reporter reporter, ReportRate rate) {
        return new ReportChannel(reporter, rate, topic, this::count);
    }

    private void count(ReportOutcome outcome) {
        Objects.requireNonNull(counters.get(outcome)).increment();
    }
}
