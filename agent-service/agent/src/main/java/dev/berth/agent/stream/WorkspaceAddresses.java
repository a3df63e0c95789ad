package dev.berth.agent.stream;

import dev.berth.agent.reconcile.Address;
import java.util.Optional;
import java.util.UUID;

/** Says where on this node a running workspace takes connections. */
@FunctionalInterface
public interface WorkspaceAddresses {
    /** Empty when this node does not run that workspace, or it has no port. */
    Optional<Address> find(UUID bookingId);
}
