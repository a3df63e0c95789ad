package dev.berth.booking.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class WakeSenderTest {
    @Test
    void the_packet_on_the_wire_is_a_magic_packet() throws Exception {
        try (var machine = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            machine.setSoTimeout(10_000);
            var sender = new WakeSender(settings("127.0.0.1:" + machine.getLocalPort()));
            sender.send(MagicPacket.of("52:54:00:ab:cd:ef", null));
            assertThat(received(machine)).isEqualTo("ffffffffffff" + "525400abcdef".repeat(16));
            sender.send(MagicPacket.of("52:54:00:ab:cd:ef", "01:02:03:04:05:06"));
            assertThat(received(machine)).isEqualTo("ffffffffffff" + "525400abcdef".repeat(16) + "010203040506");
        }
    }

    @Test
    void an_address_without_a_port_is_refused_at_the_start() {
        assertThatThrownBy(() -> settings("255.255.255.255")).isInstanceOf(IllegalArgumentException.class);
    }

    private static WakeSettings settings(String to) {
        return new WakeSettings(List.of(to), Duration.ofSeconds(15), Duration.ofMinutes(10), Duration.ofMinutes(2));
    }

    private static String received(DatagramSocket machine) throws Exception {
        var packet = new DatagramPacket(new byte[1_000], 1_000);
        machine.receive(packet);
        return HexFormat.of().formatHex(Arrays.copyOf(packet.getData(), packet.getLength()));
    }
}
