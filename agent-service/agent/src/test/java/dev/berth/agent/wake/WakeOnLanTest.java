package dev.berth.agent.wake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class WakeOnLanTest {
    @Test
    void the_packet_on_the_wire_is_a_magic_packet() throws Exception {
        try (var machine = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            machine.setSoTimeout(10_000);
            var wake = new WakeOnLan(() -> List.of((InetSocketAddress) machine.getLocalSocketAddress()));
            wake.send("52:54:00:AB:cd:ef", null);
            assertThat(HexFormat.of().formatHex(received(machine)))
                    .isEqualTo("ffffffffffff" + "525400abcdef".repeat(16));
            wake.send("52:54:00:ab:cd:ef", "01:02:03:04:05:06");
            assertThat(HexFormat.of().formatHex(received(machine)))
                    .isEqualTo("ffffffffffff" + "525400abcdef".repeat(16) + "010203040506");
        }
    }

    @Test
    void nothing_else_is_ever_sent() {
        var wake = new WakeOnLan(() -> List.of());
        assertThatThrownBy(() -> wake.send("52:54:00", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wake.send("no address", null)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] received(DatagramSocket machine) throws Exception {
        var packet = new DatagramPacket(new byte[1_000], 1_000);
        machine.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }
}
