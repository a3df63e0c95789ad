package dev.berth.agent.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.isolation.AddressPool;
import dev.berth.agent.isolation.Firewall;
import dev.berth.agent.isolation.Subnet;
import dev.berth.agent.isolation.WorkspaceBridge;
import dev.berth.agent.journey.DockerCli;
import dev.berth.agent.journey.RequiresDocker;
import dev.berth.agent.reconcile.Claim;
import dev.berth.agent.reconcile.ContainerSeen;
import dev.berth.agent.reconcile.ContainerSeen.Condition;
import dev.berth.agent.reconcile.Egress;
import dev.berth.agent.reconcile.Step;
import dev.berth.agent.reconcile.StepOutcome;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.supervision.SupervisedLoops;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RequiresDocker
@Tag("engines")
class WorkspaceNetworksTest {
    private static final AddressPool POOL = new AddressPool(Subnet.parse("198.18.224.0/20"));

    private final UUID node = UUID.randomUUID();
    private final DockerClients clients = new DockerClients(URI.create("unix:///var/run/docker.sock"));
    private final WorkspaceNetworks networks = new WorkspaceNetworks(clients, node, POOL);

    @BeforeAll
    static void image() {
        DockerCli.makeImage();
    }

    @AfterEach
    void cleanUp() {
        DockerCli.removeAllOfNode(node.toString());
        clients.close();
    }

    @Test
    void a_network_has_one_address_to_give_and_a_bridge_named_by_its_egress() {
        String internet = reservedAndReleased(Egress.INTERNET);
        String format = "{{(index .IPAM.Config 0).Subnet}} {{index .Options \"com.docker.network.bridge.enable_icc\"}}"
                + " {{index .Options \"com.docker.network.bridge.name\"}} {{.Internal}}";
        assertThat(DockerCli.run("network", "inspect", "-f", format, internet))
                .matches("198\\.18\\.2\\d\\d\\.\\d+/30 false " + internet + " false");
        assertThat(WorkspaceBridge.isFor(Egress.INTERNET, internet)).isTrue();
        String none = reservedAndReleased(Egress.NONE);
        assertThat(DockerCli.run("network", "inspect", "-f", "{{.Internal}}", none))
                .isEqualTo("true");
        assertThat(WorkspaceBridge.isFor(Egress.NONE, none)).isTrue();
    }

    @Test
    void no_two_workspaces_that_are_made_at_once_share_a_network() throws Exception {
        networks.keepReady();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> made = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                made.add(threads.submit((Callable<String>) this::containerInReservedNetwork));
            }
            List<String> names = new ArrayList<>();
            for (Future<String> it : made) {
                names.add(it.get());
            }
            assertThat(names).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_network_is_used_again_only_when_its_container_is_gone_even_one_that_never_ran() {
        String first = containerInReservedNetwork();
        String second = reservedAndReleased(Egress.INTERNET);
        assertThat(second).isNotEqualTo(first);
        DockerCli.removeAllContainersOfNode(node.toString());
        DockerCli.run("network", "rm", second);
        assertThat(reservedAndReleased(Egress.INTERNET)).isEqualTo(first);
    }

    @Test
    void docker_refuses_a_second_one_in_a_network_and_it_is_made_anew_elsewhere() throws Exception {
        String taken = containerInReservedNetwork();
        DockerCli.run("start", DockerCli.containersOfNode(node.toString()).getFirst());
        WorkspaceKey late = WorkspaceKey.of(UUID.randomUUID());
        String id = createContainer(taken, late.containerName());
        var seen = new ContainerSeen(
                late, id, Condition.CREATED, new Claim(1, 1, List.of()), 1, null, null, null, false, null);
        var runtime = new DockerRuntime(
                clients,
                node,
                "127.0.0.1",
                POOL,
                20,
                Firewall.ofThisMachine(),
                NodeClock.ofThisMachine(),
                new SupervisedLoops());
        assertThat(runtime.apply(new Step.Start(seen))).isInstanceOf(StepOutcome.TryAgain.class);
        assertThat(DockerCli.containersOfNode(node.toString()))
                .as("the one that was there goes on, the other is made again")
                .hasSize(1)
                .doesNotContain(id);
    }

    @Test
    void two_are_ready_ahead_and_an_agent_that_comes_after_a_killed_one_uses_them() {
        networks.keepReady();
        List<String> ready = mine();
        assertThat(ready).hasSize(WorkspaceNetworks.LEAST_IDLE);
        var ofNextAgent = new WorkspaceNetworks(clients, node, POOL);
        ofNextAgent.keepReady();
        assertThat(mine()).containsExactlyInAnyOrderElementsOf(ready);
        try (var reserved = ofNextAgent.reserve(Egress.INTERNET)) {
            ofNextAgent.keepReady();
            assertThat(mine()).as("two more than in use").hasSize(3).contains(reserved.name());
        }
        ofNextAgent.removeIdle();
        assertThat(mine()).isEmpty();
    }

    @Test
    void what_is_idle_beyond_the_limit_goes_and_nothing_of_another_node_does() {
        IntStream.rangeClosed(0, WorkspaceNetworks.MOST_IDLE)
                .mapToObj(it -> networks.reserve(Egress.OPEN))
                .toList()
                .forEach(WorkspaceNetworks.Reservation::close);
        String ofEarlierRelease = "berth-" + UUID.randomUUID();
        DockerCli.run("network", "create", "--label", "berth.node=" + node, ofEarlierRelease);
        var ofAnotherNode = new WorkspaceNetworks(clients, UUID.randomUUID(), POOL);
        ofAnotherNode.removeIdle();
        assertThat(mine()).hasSize(WorkspaceNetworks.MOST_IDLE + 2);
        networks.keepReady();
        assertThat(mine())
                .hasSize(WorkspaceNetworks.MOST_IDLE + WorkspaceNetworks.LEAST_IDLE)
                .doesNotContain(ofEarlierRelease);
    }

    @Test
    void a_pool_without_free_addresses_says_so_after_it_gave_what_was_idle() {
        String ofSomebodyElse = "berth-test-" + node;
        DockerCli.run("network", "create", "--subnet", "198.18.240.0/28", ofSomebodyElse);
        try {
            var tiny = new WorkspaceNetworks(clients, node, new AddressPool(Subnet.parse("198.18.240.0/27")));
            tiny.keepReady();
            assertThat(Stream.generate(() -> tiny.reserve(Egress.OPEN)).limit(4))
                    .hasSize(4);
            tiny.keepReady();
            assertThatThrownBy(() -> tiny.reserve(Egress.OPEN))
                    .hasMessageContaining("No free addresses are left in 198.18.240.0/27");
        } finally {
            DockerCli.tried("network", "rm", ofSomebodyElse);
        }
    }

    private String reservedAndReleased(Egress egress) {
        try (var it = networks.reserve(egress)) {
            return it.name();
        }
    }

    private String containerInReservedNetwork() {
        try (var it = networks.reserve(Egress.INTERNET)) {
            createContainer(it.name(), "berth-" + UUID.randomUUID());
            return it.name();
        }
    }

    private String createContainer(String network, String name) {
        return DockerCli.run(
                "create", "--name", name, "--network", network, "--label", "berth.node=" + node, DockerCli.IMAGE);
    }

    private List<String> mine() {
        return DockerCli.run("network", "ls", "--format", "{{.Name}}", "--filter", "label=berth.node=" + node)
                .lines()
                .toList();
    }
}
