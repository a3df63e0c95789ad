package dev.berth.booking.node;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What wakes a machine: six times 0xFF, sixteen times its MAC address, and the SecureOn password where its card asks for one. */
final class MagicPacket {
    private static final int MAC_BYTES = 6;
    private static final int REPETITIONS = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(":");

    private MagicPacket() {}

    /**
     * @param mac like 52:54:00:12:34:56
     * @param password of the same form
     */
    static byte[] of(String mac, @Nullable String password) {
        byte[] address = HEX.parseHex(mac);
        byte[] secret = password == null ? new byte[0] : HEX.parseHex(password);
        byte[] packet = new byte[MAC_BYTES * (1 + REPETITIONS) + secret.length];
        Arrays.fill(packet, 0, MAC_BYTES, (byte) 0xFF);
        for (int n = 1; n <= REPETITIONS; n++) {
            System.arraycopy(address, 0, packet, n * MAC_BYTES, MAC_BYTES);
        }
        System.arraycopy(secret, 0, packet, packet.length - secret.length, secret.length);
        return packet;
    }
}
