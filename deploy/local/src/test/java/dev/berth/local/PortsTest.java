package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void theAddressPeopleAndWorkspacesUseFollowsTheOffset() {
        var ports = Ports.from(Map.of("BERTH_PORT_OFFSET", "1000"));
        assertThat(ports.publicUrl()).isEqualTo("http://localhost:9080");
        assertThat(ports.workspaceDomain()).isEqualTo("w.localhost:9080");
        assertThat(ports.postgres()).isEqualTo(16432);
    }

    @Test
    void anOffsetThatIsNoNumberIsRefusedByName() {
        assertThatThrownBy(() -> Ports.from(Map.of("BERTH_PORT_OFFSET", "many")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BERTH_PORT_OFFSET");
    }

    @Test
    void everyTakenPortIsNamedWithItsPart() throws IOException {
        try (var one = listening();
                var other = listening()) {
            assertThatThrownBy(() ->
                            TakenPorts.refuse(Map.of("gateway", one.getLocalPort(), "kafka", other.getLocalPort())))
                    .isInstanceOf(PartFailure.class)
                    .hasMessageContaining(one.getLocalPort() + " (gateway)")
                    .hasMessageContaining(other.getLocalPort() + " (kafka)");
        }
    }

    @Test
    void aFreePortIsFine() throws IOException {
        int free;
        try (var socket = listening()) {
            free = socket.getLocalPort();
        }
        assertThatCode(() -> TakenPorts.refuse(Map.of("gateway", free))).doesNotThrowAnyException();
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
