package dev.berth.local.simulation;

import java.util.Collection;
import java.util.UUID;

/** How a simulated node and the control plane talk. The rest of this package does not know over what. */
interface NodeLink extends AutoCloseable {
    /** Takes in what has changed since the last call; returns after two seconds at the latest. */
    void refresh();

    /** What the control plane wants to run on the node, as last taken in. */
    Collection<WantedWorkspace> wanted(UUID node);

    /** @param signature of exactly these bytes, by the node's key */
    void report(UUID node, byte[] report, byte[] signature);

    @Override
    void close();
}
