package dev.berth.agent.loop;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.enrolment.Enrolment;
import dev.berth.agent.enrolment.NodeIdentity;
import dev.berth.agent.hardware.Hardware;
import dev.berth.agent.home.AgentHome;
import dev.berth.agent.reconcile.Patience;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.runtime.Engine;
import dev.berth.agent.runtime.WorkspaceRuntime;
import dev.berth.agent.supervision.SupervisedLoops;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs the passes once this node has an identity, until the agent leaves. */
public final class ReconcileLoop {
    private final Enrolment enrolment;
    private final Engine engine;
    private final List<DesiredSource> sources;
    private final Hardware hardware;
    private final AgentHome home;
    private final NodeClock clock;
    private final Patience patience;
    private final SupervisedLoops loops;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<Passes> passes = Optional.empty();
    private volatile boolean closed;

    public ReconcileLoop(
            Enrolment enrolment,
            Engine engine,
            List<DesiredSource> sources,
            Hardware hardware,
            AgentHome home,
            NodeClock clock,
            Patience patience,
            SupervisedLoops loops) {
        this.enrolment = enrolment;
        this.engine = engine;
        this.sources = sources;
        this.hardware = hardware;
        this.home = home;
        this.clock = clock;
        this.patience = patience;
        this.loops = loops;
    }

    public Situation situation() {
        return passes.map(Passes::situation).orElse(Situation.UNKNOWN);
    }

    /** This node's containers; empty until the node is enrolled. */
    public Optional<WorkspaceRuntime> runtime() {
        return passes.map(Passes::runtime);
    }

    public void onChange(Runnable then) {
        listeners.add(then);
    }

    /** The operator ends a workspace for good, whoever wanted it. */
    public void endByHand(WorkspaceKey key) {
        passes.ifPresent(it -> it.endByHand(key));
    }

    public void begin() {
        enrolment.whenEnrolled(this::start);
    }

    public void close() {
        closed = true;
        passes.ifPresent(Passes::close);
    }

    private synchronized void start(NodeIdentity identity) {
        if (closed || passes.isPresent()) {
            return;
        }
        var fresh = new Passes(
                engine.of(identity.nodeId()),
                sources,
                hardware.capacity(),
                new ProgressFile(home),
                clock,
                patience,
                loops,
                () -> listeners.forEach(Runnable::run));
        passes = Optional.of(fresh);
        sources.forEach(it -> it.onChange(fresh::wake));
        fresh.start();
    }
}
