package dev.berth.agent.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.agent.isolation.AddressPool;
import dev.berth.agent.isolation.Subnet;
import dev.berth.agent.isolation.WorkspaceBridge;
import dev.berth.agent.journey.DockerCli;
import dev.berth.agent.journey.RequiresDocker;
import dev.berth.agent.reconcile.Egress;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RequiresDocker
@Tag("engines")
class WorkspaceNetworksTest {
    private final UUID node = UUID.randomUUID();
    private final DockerClients clients = new DockerClients(URI.create("unix:///var/run/docker.sock"));
    private final WorkspaceNetworks networks = networks("198.18.224.0/20");

    @AfterEach
    void cleanUp() {
        mine().forEach(it -> DockerCli.tried("network", "rm", it));
        clients.close();
    }

    @Test
    void a_network_has_its_own_addresses_lets_no_neighbours_in_and_is_made_once() {
        WorkspaceKey key = anyKey();
        networks.ensure(key, Egress.INTERNET);
        networks.ensure(key, Egress.INTERNET);
        assertThat(mine()).hasSize(1);
        String format = "{{(index .IPAM.Config 0).Subnet}} {{index .Options \"com.docker.network.bridge.enable_icc\"}}"
                + " {{index .Options \"com.docker.network.bridge.name\"}} {{.Internal}}";
        assertThat(DockerCli.run("network", "inspect", "-f", format, key.containerName()))
                .matches("198\\.18\\.2\\d\\d\\.\\d+/29 false " + WorkspaceBridge.name(node, key, Egress.INTERNET)
                        + " false");
        networks.remove(key);
        assertThat(mine()).isEmpty();
    }

    @Test
    void another_egress_makes_the_network_anew() {
        WorkspaceKey key = anyKey();
        networks.ensure(key, Egress.OPEN);
        networks.ensure(key, Egress.NONE);
        assertThat(mine()).hasSize(1);
        assertThat(DockerCli.run("network", "inspect", "-f", "{{.Internal}}", key.containerName()))
                .isEqualTo("true");
    }

    @Test
    void what_was_left_behind_goes_with_the_second_sweep_and_nothing_else_does() {
        WorkspaceKey leftBehind = anyKey();
        WorkspaceKey inUse = anyKey();
        networks.ensure(leftBehind, Egress.INTERNET);
        networks.ensure(inUse, Egress.INTERNET);
        WorkspaceNetworks ofAnotherNode =
                new WorkspaceNetworks(clients, UUID.randomUUID(), new AddressPool(Subnet.parse("198.18.224.0/20")));
        networks.sweep(Set.of(inUse));
        ofAnotherNode.sweep(Set.of());
        ofAnotherNode.sweep(Set.of());
        assertThat(mine()).as("one may be about to get its container").hasSize(2);
        networks.sweep(Set.of(inUse));
        assertThat(DockerCli.run("network", "inspect", "-f", "{{.Name}}", mine().getFirst()))
                .isEqualTo(inUse.containerName());
        assertThat(mine()).hasSize(1);
    }

    @Test
    void a_pool_without_free_addresses_says_so() {
        WorkspaceNetworks tiny = networks("198.18.240.0/27");
        Stream.generate(WorkspaceNetworksTest::anyKey).limit(4).forEach(it -> tiny.ensure(it, Egress.INTERNET));
        assertThatThrownBy(() -> tiny.ensure(anyKey(), Egress.INTERNET))
                .hasMessageContaining("No free addresses are left in 198.18.240.0/27");
    }

    private WorkspaceNetworks networks(String pool) {
        return new WorkspaceNetworks(clients, node, new AddressPool(Subnet.parse(pool)));
    }

    private static WorkspaceKey anyKey() {
        return WorkspaceKey.of(UUID.randomUUID());
    }

    private List<String> mine() {
        return DockerCli.run("network", "ls", "-q", "--filter", "label=berth.node=" + node)
                .lines()
                .toList();
    }
}
