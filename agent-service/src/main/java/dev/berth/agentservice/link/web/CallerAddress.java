package dev.berth.agentservice.link.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Who opens a link. The gateway, which alone reaches this service, writes the header anew. */
final class CallerAddress {
    private static final String HEADER = "X-Forwarded-For";
    /** An IPv6 caller chooses the rest freely. */
    private static final int NETWORK_BYTES = 8;

    private CallerAddress() {}

    /** The address, or the /64 network of an IPv6 address. */
    static String of(HttpServletRequest request) {
        String forwarded = request.getHeader(HEADER);
        String address = forwarded == null ? request.getRemoteAddr() : forwarded;
        try {
            return countedAs(InetAddress.ofLiteral(address.trim()));
        } catch (IllegalArgumentException notAnAddress) {
            return "unknown";
        }
    }

    private static String countedAs(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        var network = new StringBuilder();
        for (int i = 0; i < NETWORK_BYTES; i += 2) {
            int group = (address.getAddress()[i] & 0xff) << Byte.SIZE | address.getAddress()[i + 1] & 0xff;
            network.append(Integer.toHexString(group)).append(':');
        }
        return network + ":/64";
    }
}
