package dev.berth.booking.node;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends magic packets into the control plane's own network. A node elsewhere is woken by a linked node of its site. */
@Component
class WakeSender {
    private static final Logger log = LoggerFactory.getLogger(WakeSender.class);

    private final WakeSettings settings;

    WakeSender(WakeSettings settings) {
        this.settings = settings;
    }

    /** UDP promises nothing, so a packet that cannot be sent is like one that is lost: the next try follows. */
    void send(byte[] packet) {
        for (String address : settings.to()) {
            int colon = address.lastIndexOf(':');
            var target =
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
            try (var socket = new DatagramSocket()) {
                socket.setBroadcast(true);
                socket.send(new DatagramPacket(packet, packet.length, target));
            } catch (IOException e) {
                log.warn("A magic packet could not be sent to {}: {}", address, e.getMessage());
            }
        }
    }
}
