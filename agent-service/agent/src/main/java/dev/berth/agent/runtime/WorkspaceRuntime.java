package dev.berth.agent.runtime;

import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.Step;
import dev.berth.agent.reconcile.StepOutcome;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** One node's containers: never anybody else's. */
public interface WorkspaceRuntime {
    Sight look(Set<String> imagesAskedFor);

    /** Does the step, or finds it done. Bounded in time; the only long one is a pull. */
    StepOutcome apply(Step step);

    /** Calls back when something may have changed, also after every gap in which it could not know. */
    void watch(Runnable onChange);

    /** Tells running workspaces of their (moved) ends, where they end themselves when nobody else does. */
    default void renew(Collection<DesiredWorkspace> desired) {}

    /**
     * Passes on the last lines that a workspace of this node wrote, and every further one until the result is closed.
     *
     * @throws IOException when there is no such workspace, or its log cannot be read
     */
    Closeable followLogs(WorkspaceKey workspace, int tail, LogListener listener) throws IOException;

    /** Asks what a running workspace of this node takes; empty when it does not run or cannot be measured. It may take seconds. */
    Optional<Consumption> consumption(WorkspaceKey workspace);

    /** Ends what runs of a workspace at once, without asking the engine, where this machine lets the agent do so. */
    default void kill(WorkspaceKey key) {}

    /** The agent is leaving. What runs goes on, unless it would have nobody left to end it. */
    void close();
}
