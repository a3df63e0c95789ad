package dev.berth.agent.wake;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes another machine of this node's networks: the control plane may be elsewhere, where its packets do not arrive. */
public final class WakeOnLan {
    private static final Logger log = LoggerFactory.getLogger(WakeOnLan.class);
    private static final int PORT = 9;
    private static final int MAC_BYTES = 6;
    private static final int REPETITIONS = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(":");

    private final Supplier<List<InetSocketAddress>> targets;

    WakeOnLan(Supplier<List<InetSocketAddress>> targets) {
        this.targets = targets;
    }

    public static WakeOnLan onThisNodesNetworks() {
        return new WakeOnLan(WakeOnLan::broadcastAddresses);
    }

    /**
     * @param mac like 52:54:00:12:34:56
     * @param password SecureOn, of the same form; null for none
     * @throws IllegalArgumentException when they are not of that form
     */
    public void send(String mac, @Nullable String password) {
        byte[] packet = packet(bytes(mac), password == null ? new byte[0] : bytes(password));
        for (InetSocketAddress target : targets.get()) {
            try (var socket = new DatagramSocket()) {
                socket.setBroadcast(true);
                socket.send(new DatagramPacket(packet, packet.length, target));
            } catch (IOException e) {
                log.warn("A magic packet could not be sent to {}: {}", target, e.getMessage());
            }
        }
        log.info("Sent a magic packet for {}", mac);
    }

    private static byte[] bytes(String text) {
        byte[] bytes = HEX.parseHex(text);
        if (bytes.length != MAC_BYTES) {
            throw new IllegalArgumentException("Six bytes are wanted");
        }
        return bytes;
    }

    private static byte[] packet(byte[] mac, byte[] password) {
        byte[] packet = new byte[MAC_BYTES * (1 + REPETITIONS) + password.length];
        Arrays.fill(packet, 0, MAC_BYTES, (byte) 0xFF);
        for (int n = 1; n <= REPETITIONS; n++) {
            System.arraycopy(mac, 0, packet, n * MAC_BYTES, MAC_BYTES);
        }
        System.arraycopy(password, 0, packet, packet.length - password.length, password.length);
        return packet;
    }

    private static List<InetSocketAddress> broadcastAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(WakeOnLan::isUp)
                    .flatMap(it -> it.getInterfaceAddresses().stream())
                    .map(InterfaceAddress::getBroadcast)
                    .filter(Objects::nonNull)
                    .distinct()
                    .map(it -> new InetSocketAddress(it, PORT))
                    .toList();
        } catch (SocketException e) {
            log.warn("This machine's networks cannot be listed: {}", e.getMessage());
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }
}
