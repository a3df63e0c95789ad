package dev.berth.agent.assignment;

import dev.berth.agent.enrolment.NodeIdentity;
import java.time.Instant;
import java.util.Optional;

/** Where the wanted workspaces come from; it puts them into {@link AssignedWorkspaces}. */
public interface AssignmentSource {
    void start(NodeIdentity identity);

    /** When the source was last known to answer. */
    Optional<Instant> lastHeard();

    void close();
}
