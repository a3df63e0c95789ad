package dev.berth.agent.report;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.enrolment.AgentVersion;
import dev.berth.agent.hardware.Hardware;
import dev.berth.agent.runtime.Engine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The node's part of a report. The engine is not asked for its images and version more than once a minute. */
public final class NodeFacts {
    private static final int MOST_IMAGES = 50;
    private static final Duration ASK_EVERY = Duration.ofMinutes(1);

    private record Asked(String version, List<String> images, List<String> weaknesses, long atNanos) {}

    private final Hardware hardware;
    private final AgentVersion version;
    private final Engine engine;
    private final NodeClock clock;
    private volatile Asked asked;

    public NodeFacts(Hardware hardware, AgentVersion version, Engine engine, NodeClock clock) {
        this.hardware = hardware;
        this.version = version;
        this.engine = engine;
        this.clock = clock;
        this.asked = new Asked("unknown", List.of(), List.of(), clock.nanos() - ASK_EVERY.toNanos());
    }

    NodeReported.Node of(UUID nodeId) {
        if (clock.nanos() - asked.atNanos() >= ASK_EVERY.toNanos()) {
            asked = ask();
        }
        return new NodeReported.Node(
                nodeId,
                version.value(),
                engine.kind(),
                asked.version(),
                hardware.cores(),
                hardware.memoryGb(),
                hardware.gpus(),
                asked.images(),
                asked.weaknesses(),
                hardware.load());
    }

    private Asked ask() {
        return switch (engine.standing()) {
            case Engine.Standing.Ready it ->
                new Asked(it.version(), engine.images(MOST_IMAGES), engine.weaknesses(), clock.nanos());
            case Engine.Standing.Away it -> new Asked("unavailable", asked.images(), asked.weaknesses(), clock.nanos());
        };
    }
}
