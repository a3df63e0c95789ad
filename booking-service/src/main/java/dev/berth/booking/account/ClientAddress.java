package dev.berth.booking.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where a request came from, as the gateway says. */
public record ClientAddress(String text) {
    private static final int NETWORK_BYTES = 8;

    /**
     * What quotas count by: an IPv4 address as it is, of an IPv6 address its /64, because whoever has one address of a /64 has
     * them all.
     */
    String network() {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException notAnAddress) {
            return "unknown";
        }
        if (!(address instanceof Inet6Address)) return address.getHostAddress();
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An IPv6 address has 16 bytes", e);
        }
    }
}
