package dev.berth.booking.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.node.ObservedWorkspace.Address;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportedAddressesTest {
    private static ObservedWorkspace checked(String host, int port) {
        var running = new ObservedWorkspace(UUID.randomUUID(), 1, "running", null, null, new Address(host, port));
        return ReportedAddresses.check(List.of(running)).getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.17", "172.31.250.2", "127.0.0.1", "::1", "fd00::17"})
    void a_workspace_is_wherever_its_node_says(String host) {
        assertThat(checked(host, 80).state()).isEqualTo("running");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "metadata.internal", "", "10.0.0.17/path"})
    void a_name_is_no_address(String host) {
        assertThat(checked(host, 32768).state()).isEqualTo("failed");
    }

    @Test
    void nor_is_one_without_a_port() {
        assertThat(checked("10.0.0.17", 0).reason()).contains("an address that is none");
        assertThat(checked("10.0.0.17", 70000).state()).isEqualTo("failed");
    }

    @Test
    void what_has_no_address_yet_is_left_alone() {
        var starting = new ObservedWorkspace(UUID.randomUUID(), 1, "starting", null, null, null);
        assertThat(ReportedAddresses.check(List.of(starting))).containsExactly(starting);
    }
}
