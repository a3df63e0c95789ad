package dev.berth.agent.health;

import dev.berth.agent.assignment.AssignedWorkspaces;
import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.enrolment.AgentVersion;
import dev.berth.agent.enrolment.Enrolment;
import dev.berth.agent.enrolment.NodeIdentity;
import dev.berth.agent.home.AgentHome;
import dev.berth.agent.link.LinkStanding;
import dev.berth.agent.link.NodeLink;
import dev.berth.agent.loop.ReconcileLoop;
import dev.berth.agent.loop.Situation;
import dev.berth.agent.runtime.Engine;
import dev.berth.agent.supervision.SupervisedLoops;
import java.util.ArrayList;
import java.util.List;

/** Asks every part how it is. A control plane that does not answer is no trouble: the node goes on with what it knows. */
public final class AgentHealth {
    private final Engine engine;
    private final Enrolment enrolment;
    private final AgentVersion version;
    private final AssignedWorkspaces assigned;
    private final NodeLink link;
    private final NodeClock clock;
    private final ReconcileLoop loop;
    private final AgentHome home;
    private final SupervisedLoops loops;

    public AgentHealth(
            Engine engine,
            Enrolment enrolment,
            AgentVersion version,
            AssignedWorkspaces assigned,
            NodeLink link,
            NodeClock clock,
            ReconcileLoop loop,
            AgentHome home,
            SupervisedLoops loops) {
        this.engine = engine;
        this.enrolment = enrolment;
        this.version = version;
        this.assigned = assigned;
        this.link = link;
        this.clock = clock;
        this.loop = loop;
        this.home = home;
        this.loops = loops;
    }

    /** What keeps this node from doing its work; empty when nothing does. */
    public List<String> troubles() {
        return troubles(runtime());
    }

    private List<String> troubles(HealthReport.Runtime runtime) {
        List<String> troubles = new ArrayList<>();
        if (!runtime.answers()) {
            troubles.add(runtime.kind() + ": " + runtime.detail());
        }
        home.trouble().ifPresent(troubles::add);
        loops.troubles().forEach((name, why) -> troubles.add(name + ": " + why));
        return troubles;
    }

    public HealthReport report() {
        HealthReport.Runtime runtime = runtime();
        Situation now = loop.situation();
        LinkStanding standing = link.standing();
        boolean well = troubles(runtime).isEmpty() && enrolment.identity().isPresent() && now.trouble() == null;
        return new HealthReport(
                well ? "ok" : "degraded",
                version.value(),
                new HealthReport.Node(
                        enrolment.identity().map(NodeIdentity::nodeId).orElse(null), enrolment.standing()),
                runtime,
                new HealthReport.Assignment(
                        assigned.isComplete(), standing.lastHeard().orElse(null)),
                new HealthReport.Link(
                        standing.up(), standing.detail(), standing.epoch().orElse(null), link.unknownMessages()),
                new HealthReport.Clock(
                        clock.instant(),
                        clock.aheadOfSystem().toMillis(),
                        clock.lastCorrected().orElse(null)),
                new HealthReport.Workspaces(
                        now.workspaces().size(), now.containers().size(), now.lookedAt(), now.trouble()),
                new HealthReport.Home(home.trouble().isEmpty(), home.trouble().orElse(null)),
                engine.weaknesses(),
                loops.troubles());
    }

    private HealthReport.Runtime runtime() {
        return switch (engine.standing()) {
            case Engine.Standing.Ready it -> new HealthReport.Runtime(engine.kind(), true, it.version());
            case Engine.Standing.Away it -> new HealthReport.Runtime(engine.kind(), false, it.why());
        };
    }
}
