package dev.berth.agentservice.node;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node's link, as far as its {@link Node} uses it. The calls come in the order in which they matter and under the node's lock: they
 * must neither wait nor call the node.
 */
public interface LinkedNode {
    /**
     * The link is the node's from now on.
     *
     * @param workspaces all events of workspaces that the node shall run
     */
    void admitted(long epoch, Collection<String> workspaces);

    /** @param event the workspace's newest {@code workspace.desired}, as booking-service published it */
    void workspace(String event);

    void forget(UUID bookingId);

    void openStream(StreamRequest request);

    /**
     * Another machine of the node's site shall be woken by it.
     *
     * @param password SecureOn
     */
    void wake(String mac, @Nullable String password);

    /** The node has a newer link. */
    void replaced();

    /** The node was revoked, deleted or given another key. */
    void revoked();
}
