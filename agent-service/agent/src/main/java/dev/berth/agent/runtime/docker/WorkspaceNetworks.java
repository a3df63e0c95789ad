package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import dev.berth.agent.isolation.AddressPool;
import dev.berth.agent.isolation.NodeNetwork;
import dev.berth.agent.isolation.Subnet;
import dev.berth.agent.isolation.WorkspaceBridge;
import dev.berth.agent.reconcile.Egress;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A network of its own for each workspace. It is made before the container and removed after it. */
final class WorkspaceNetworks {
    private static final String BRIDGE = "com.docker.network.bridge.name";
    private static final String NEIGHBOURS = "com.docker.network.bridge.enable_icc";
    private static final int MOST_TRIES = 20;

    private final DockerClients clients;
    private final UUID node;
    private final AddressPool pool;
    /** Networks that the last sweep found without a container. */
    private Set<String> idle = Set.of();

    WorkspaceNetworks(DockerClients clients, UUID node, AddressPool pool) {
        this.clients = clients;
        this.node = node;
        this.pool = pool;
    }

    /** A network and its container have the same name. */
    static String name(WorkspaceKey key) {
        return key.containerName();
    }

    /** Makes the network of a workspace, or finds it made. */
    void ensure(WorkspaceKey key, Egress egress) {
        String bridge = WorkspaceBridge.name(node, key, egress);
        for (Network it : ofWorkspace(key)) {
            if (bridge.equals(it.getOptions().get(BRIDGE))) {
                return;
            }
            remove(it.getId());
        }
        create(key, egress, bridge);
    }

    void remove(WorkspaceKey key) {
        ofWorkspace(key).forEach(it -> remove(it.getId()));
    }

    /**
     * Removes networks of this node whose workspace has had no container for two sweeps: an agent that was killed between
     * two calls leaves one behind.
     */
    void sweep(Set<WorkspaceKey> withContainer) {
        Set<String> now = new HashSet<>();
        for (Network it : ofNode()) {
            boolean inUse = withContainer.stream().anyMatch(key -> name(key).equals(it.getName()));
            if (!inUse && idle.contains(it.getId())) {
                remove(it.getId());
            } else if (!inUse) {
                now.add(it.getId());
            }
        }
        idle = Set.copyOf(now);
    }

    private void create(WorkspaceKey key, Egress egress, String bridge) {
        List<Subnet> taken = taken();
        List<Subnet> free =
                pool.free(taken, bridge.hashCode()).limit(MOST_TRIES).toList();
        for (Subnet subnet : free) {
            try {
                create(key, egress, bridge, subnet);
                return;
            } catch (DockerException refused) {
                // Somebody took these addresses a moment ago.
                if (!DockerTrouble.inWords(refused).contains("overlaps")) {
                    throw refused;
                }
            }
        }
        throw new NoAddressesException(pool);
    }

    private void create(WorkspaceKey key, Egress egress, String bridge, Subnet subnet) {
        docker().createNetworkCmd()
                .withName(name(key))
                .withDriver("bridge")
                .withCheckDuplicate(true)
                // Without a way out Docker gives the network no default route either.
                .withInternal(egress == Egress.NONE)
                .withOptions(Map.of(BRIDGE, bridge, NEIGHBOURS, "false"))
                .withLabels(Map.of(Labels.NODE, node.toString(), Labels.BOOKING, key.value()))
                .withIpam(new Network.Ipam().withConfig(new Network.Ipam.Config().withSubnet(subnet.toString())))
                .exec();
    }

    /** What this machine has routes to, and what other networks of the engine have set aside. */
    private List<Subnet> taken() {
        List<Subnet> taken = new ArrayList<>(
                NodeNetwork.routes().stream().map(NodeNetwork.Route::to).toList());
        docker().listNetworksCmd().exec().stream()
                .flatMap(WorkspaceNetworks::subnets)
                .forEach(taken::add);
        return taken;
    }

    private static Stream<Subnet> subnets(Network network) {
        return Optional.ofNullable(network.getIpam()).map(Network.Ipam::getConfig).stream()
                .flatMap(List::stream)
                .flatMap(it -> Optional.ofNullable(it.getSubnet()).stream())
                .filter(it -> !it.contains(":"))
                .map(Subnet::parse);
    }

    private List<Network> ofWorkspace(WorkspaceKey key) {
        return ofNode().stream().filter(it -> name(key).equals(it.getName())).toList();
    }

    private List<Network> ofNode() {
        return docker().listNetworksCmd()
                .withFilter("label", List.of(Labels.NODE + "=" + node))
                .exec();
    }

    /** One that still has a container stays until the container is gone. */
    private void remove(String id) {
        try {
            docker().removeNetworkCmd(id).exec();
        } catch (NotFoundException | ConflictException goneOrInUse) {
            // The sweep looks again.
        }
    }

    private DockerClient docker() {
        return clients.calls();
    }

    /** Every range of the pool is in use on this machine. */
    static final class NoAddressesException extends DockerException {
        private static final long serialVersionUID = 1;

        NoAddressesException(AddressPool pool) {
            super("No free addresses are left in " + pool.whole() + " (BERTH_WORKSPACE_POOL)", 0);
        }
    }
}
