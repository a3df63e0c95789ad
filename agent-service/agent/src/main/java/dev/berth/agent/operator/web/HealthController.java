package dev.berth.agent.operator.web;

import dev.berth.agent.assignment.AssignedWorkspaces;
import dev.berth.agent.assignment.AssignmentReader;
import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.enrolment.AgentVersion;
import dev.berth.agent.enrolment.Enrolment;
import dev.berth.agent.enrolment.NodeIdentity;
import dev.berth.agent.home.AgentHome;
import dev.berth.agent.loop.ReconcileLoop;
import dev.berth.agent.loop.Situation;
import dev.berth.agent.runtime.Engine;
import dev.berth.agent.supervision.SupervisedLoops;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the agent is, for the person at the machine. */
@RestController
class HealthController {
    record Health(
            String status,
            String agentVersion,
            Node node,
            Runtime runtime,
            Assignment assignment,
            Clock clock,
            Workspaces workspaces,
            Home home,
            Map<String, String> failingLoops) {}

    /** Whether the agent's directory takes what is written, and what it refuses. */
    record Home(boolean writable, @Nullable String trouble) {}

    record Node(@Nullable UUID id, String enrolment) {}

    record Runtime(String kind, boolean answers, String detail) {}

    record Assignment(boolean complete, @Nullable Instant lastHeardAt) {}

    record Clock(
            Instant now, long aheadOfSystemMillis, @Nullable Instant correctedAt) {}

    record Workspaces(
            int wanted,
            int containers,
            @Nullable Instant lookedAt,
            @Nullable String trouble) {}

    private final Engine engine;
    private final Enrolment enrolment;
    private final AgentVersion version;
    private final AssignedWorkspaces assigned;
    private final AssignmentReader reader;
    private final NodeClock clock;
    private final ReconcileLoop loop;
    private final AgentHome home;
    private final SupervisedLoops loops;

    HealthController(
            Engine engine,
            Enrolment enrolment,
            AgentVersion version,
            AssignedWorkspaces assigned,
            AssignmentReader reader,
            NodeClock clock,
            ReconcileLoop loop,
            AgentHome home,
            SupervisedLoops loops) {
        this.engine = engine;
        this.enrolment = enrolment;
        this.version = version;
        this.assigned = assigned;
        this.reader = reader;
        this.clock = clock;
        this.loop = loop;
        this.home = home;
        this.loops = loops;
    }

    @GetMapping("/health")
    Health health() {
        Runtime runtime = runtime();
        Situation now = loop.situation();
        Map<String, String> failing = loops.troubles();
        String unwritten = home.trouble().orElse(null);
        boolean well = runtime.answers()
                && enrolment.identity().isPresent()
                && now.trouble() == null
                && unwritten == null
                && failing.isEmpty();
        return new Health(
                well ? "ok" : "degraded",
                version.value(),
                new Node(enrolment.identity().map(NodeIdentity::nodeId).orElse(null), enrolment.standing()),
                runtime,
                new Assignment(assigned.isComplete(), reader.lastHeard().orElse(null)),
                new Clock(
                        clock.instant(),
                        clock.aheadOfSystem().toMillis(),
                        clock.lastCorrected().orElse(null)),
                new Workspaces(now.workspaces().size(), now.containers().size(), now.lookedAt(), now.trouble()),
                new Home(unwritten == null, unwritten),
                failing);
    }

    private Runtime runtime() {
        return switch (engine.standing()) {
            case Engine.Standing.Ready it -> new Runtime(engine.kind(), true, it.version());
            case Engine.Standing.Away it -> new Runtime(engine.kind(), false, it.why());
        };
    }
}
