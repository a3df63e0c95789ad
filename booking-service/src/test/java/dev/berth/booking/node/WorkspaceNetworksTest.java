package dev.berth.booking.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.node.ObservedWorkspace.Address;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceNetworksTest {
    private static ObservedWorkspace judged(String host, int port, String... networks) {
        var settings = new NodeSettings(
                Duration.ofSeconds(30),
                Duration.ofHours(24),
                true,
                Arrays.asList(networks),
                "group",
                URI.create("http://localhost"),
                "none");
        var running = new ObservedWorkspace(UUID.randomUUID(), 1, "running", null, null, new Address(host, port));
        return new WorkspaceNetworks(settings).judge(List.of(running)).getFirst();
    }

    private static boolean accepted(String host, int port, String... networks) {
        return judged(host, port, networks).address() != null;
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.17", "192.168.1.4", "141.20.1.1", "fd00::17", "2001:db8::1"})
    void a_workspace_is_somewhere_on_the_net(String host) {
        assertThat(accepted(host, 32768)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "::1",
                "::ffff:127.0.0.1",
                "0.0.0.0",
                "::",
                "169.254.169.254",
                "fe80::1",
                "224.0.0.1",
                "localhost",
                "metadata.internal",
                "2130706433",
                "127.1",
                ""
            })
    void and_not_where_only_neighbours_are_answered(String host) {
        assertThat(accepted(host, 32768)).isFalse();
    }

    @Test
    void nor_at_a_port_of_the_systems_own() {
        assertThat(accepted("10.0.0.17", 22)).isFalse();
        assertThat(accepted("10.0.0.17", 0)).isFalse();
        assertThat(accepted("10.0.0.17", 70000)).isFalse();
    }

    @Test
    void who_names_the_networks_means_only_those() {
        assertThat(accepted("10.1.2.3", 32768, "10.1.0.0/16", "127.0.0.1")).isTrue();
        assertThat(accepted("127.0.0.1", 32768, "10.1.0.0/16", "127.0.0.1")).isTrue();
        assertThat(accepted("10.2.2.3", 32768, "10.1.0.0/16", "127.0.0.1")).isFalse();
    }

    @Test
    void one_that_lies_elsewhere_has_failed_and_says_why() {
        ObservedWorkspace judged = judged("169.254.169.254", 8080);
        assertThat(judged.state()).isEqualTo("failed");
        assertThat(judged.reason()).contains("169.254.169.254:8080");
    }

    @Test
    void what_has_no_address_yet_is_left_alone() {
        var starting = new ObservedWorkspace(UUID.randomUUID(), 1, "starting", null, null, null);
        var settings = new NodeSettings(
                Duration.ofSeconds(30),
                Duration.ofHours(24),
                true,
                List.of(),
                "group",
                URI.create("http://localhost"),
                "none");
        assertThat(new WorkspaceNetworks(settings).judge(List.of(starting))).containsExactly(starting);
    }
}
