package dev.berth.agent.runtime;

import dev.berth.agent.reconcile.ContainerSeen;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.util.Map;
import java.util.Set;

/** What one look at the runtime gave. */
public sealed interface Sight {
    /** The containers of this node's own, and those of the images asked about that are present. */
    record Seen(Map<WorkspaceKey, ContainerSeen> containers, Set<String> images) implements Sight {}

    record Away(String why) implements Sight {}
}
