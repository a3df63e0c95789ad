package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import dev.berth.agent.isolation.AddressPool;
import dev.berth.agent.isolation.NodeNetwork;
import dev.berth.agent.isolation.Subnet;
import dev.berth.agent.isolation.WorkspaceBridge;
import dev.berth.agent.reconcile.Egress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The networks of this node's workspaces. No two workspaces are in one network at once: a network is in use while any container
 * names it, running or not, and while it is reserved for a container that is being made. Docker refuses a second running
 * container as well, because each network has one address to give.
 *
 * <p>A network stays when its container is gone and is used again, and two are ready ahead: each bridge that comes or goes
 * costs time, and makes browsers on this machine drop their requests. Which network is whose is never remembered, but read
 * from Docker's list of containers.
 */
final class WorkspaceNetworks {
    /** Ready ahead, for the egress that most environments have. */
    static final int LEAST_IDLE = 2;
    /** Kept for each egress; what is idle beyond it is removed. */
    static final int MOST_IDLE = 4;

    private static final String BRIDGE = "com.docker.network.bridge.name";
    private static final String NEIGHBOURS = "com.docker.network.bridge.enable_icc";
    private static final int MOST_TRIES = 20;

    private final DockerClients clients;
    private final UUID node;
    private final AddressPool pool;
    /** Names of networks whose container is being made. */
    private final Set<String> reserved = new HashSet<>();

    WorkspaceNetworks(DockerClients clients, UUID node, AddressPool pool) {
        this.clients = clients;
        this.node = node;
        this.pool = pool;
    }

    /** A network that nobody else gets. Close it when the container exists or could not be made. */
    Reservation reserve(Egress egress) {
        Optional<Reservation> ready = reserveIdle(egress);
        if (ready.isPresent()) {
            return ready.get();
        }
        var fresh = new Reservation(WorkspaceBridge.anyName(egress));
        try {
            createEvenFromIdleAddresses(fresh.name(), egress);
            return fresh;
        } catch (RuntimeException failed) {
            fresh.close();
            throw failed;
        }
    }

    /** Removes what is idle beyond the limit or from a release that did not use networks again, and makes what is missing ahead. */
    void keepReady() {
        for (int missing = LEAST_IDLE - removeExcess(); missing > 0; missing--) {
            try {
                create(WorkspaceBridge.anyName(Egress.INTERNET), Egress.INTERNET);
            } catch (NoAddressesException everyOneIsInUse) {
                // A workspace that needs one says so; there is nothing to have ready.
                return;
            }
        }
    }

    synchronized void removeIdle() {
        idle().forEach(this::remove);
    }

    private synchronized Optional<Reservation> reserveIdle(Egress egress) {
        return idle().stream()
                .map(Network::getName)
                .filter(it -> WorkspaceBridge.isFor(egress, it))
                .findFirst()
                .map(Reservation::new);
    }

    /** How many are idle and ready for the egress that most environments have. */
    private synchronized int removeExcess() {
        List<Network> idle = idle();
        List<Network> kept = Stream.of(Egress.values())
                .flatMap(egress -> idle.stream()
                        .filter(it -> WorkspaceBridge.isFor(egress, it.getName()))
                        .limit(MOST_IDLE))
                .toList();
        idle.stream().filter(it -> !kept.contains(it)).forEach(this::remove);
        return (int) kept.stream()
                .filter(it -> WorkspaceBridge.isFor(Egress.INTERNET, it.getName()))
                .count();
    }

    /** Whoever asks holds the lock, so that no reservation ends between the look at the containers and the look at it. */
    private List<Network> idle() {
        List<Network> all = ofNode();
        Set<String> inUse = docker().listContainersCmd().withShowAll(true).exec().stream()
                .flatMap(WorkspaceNetworks::named)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(it -> !inUse.contains(it.getName()) && !reserved.contains(it.getName()))
                .toList();
    }

    private static Stream<String> named(Container container) {
        Stream<String> joined = Optional.ofNullable(container.getNetworkSettings())
                .map(it -> it.getNetworks().keySet().stream())
                .orElseGet(Stream::empty);
        return Stream.concat(
                joined,
                Optional.ofNullable(container.getHostConfig())
                        .flatMap(it -> Optional.ofNullable(it.getNetworkMode()))
                        .stream());
    }

    /** Idle networks of another egress may hold the last addresses. */
    private void createEvenFromIdleAddresses(String name, Egress egress) {
        try {
            create(name, egress);
        } catch (NoAddressesException allTaken) {
            removeIdle();
            create(name, egress);
        }
    }

    private void create(String name, Egress egress) {
        List<Subnet> free =
                pool.free(taken(), name.hashCode()).limit(MOST_TRIES).toList();
        for (Subnet subnet : free) {
            try {
                create(name, egress, subnet);
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

    private void create(String name, Egress egress, Subnet subnet) {
        docker().createNetworkCmd()
                .withName(name)
                .withDriver("bridge")
                .withCheckDuplicate(true)
                // Without a way out Docker gives the network no default route either.
                .withInternal(egress == Egress.NONE)
                .withOptions(Map.of(BRIDGE, name, NEIGHBOURS, "false"))
                .withLabels(Map.of(Labels.NODE, node.toString()))
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

    private List<Network> ofNode() {
        return docker().listNetworksCmd()
                .withFilter("label", List.of(Labels.NODE + "=" + node))
                .exec();
    }

    private void remove(Network network) {
        try {
            docker().removeNetworkCmd(network.getId()).exec();
        } catch (NotFoundException | ConflictException goneOrInUse) {
            // The next look decides again.
        }
    }

    private DockerClient docker() {
        return clients.calls();
    }

    /** From the choice of a network until the container that names it exists. */
    final class Reservation implements AutoCloseable {
        private final String name;

        private Reservation(String name) {
            this.name = name;
            synchronized (WorkspaceNetworks.this) {
                reserved.add(name);
            }
        }

        /** Of the network and of its bridge. */
        String name() {
            return name;
        }

        @Override
        public void close() {
            synchronized (WorkspaceNetworks.this) {
                reserved.remove(name);
            }
        }
    }

    /** Every range of the pool is in use on this machine. */
    static final class NoAddressesException extends DockerException {
        private static final long serialVersionUID = 1;

        NoAddressesException(AddressPool pool) {
            super("No free addresses are left in " + pool.whole() + " (BERTH_WORKSPACE_POOL)", 0);
        }
    }
}
