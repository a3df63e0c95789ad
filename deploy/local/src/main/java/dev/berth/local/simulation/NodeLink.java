package dev.berth.local.simulation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How simulated nodes and the control plane talk. The rest of this package does not know over what. */
interface NodeLink extends AutoCloseable {
    /** What the control plane orders a node's reports by. */
    record ReportNumber(long epoch, long sequence) {}

    /** Links those of the nodes that are not linked, and waits for news; returns after two seconds at the latest. */
    void refresh(List<SimulatedNode> nodes);

    /** What the control plane wants to run on the node, as last heard. */
    Collection<WantedWorkspace> wanted(UUID node);

    /** The number of the node's next report; empty while it has no link. */
    Optional<ReportNumber> nextReport(UUID node);

    /** @param signature of exactly these bytes, by the node's key */
    void report(UUID node, byte[] report, byte[] signature);

    @Override
    void close();
}
