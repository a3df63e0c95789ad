package dev.berth.booking.node;

import dev.berth.booking.node.ObservedWorkspace.Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Checks the form of the addresses at which nodes say that their workspaces answer. Nothing connects to them: the gateway reaches a
 * workspace through its node's streams, and uses the address only to recognise links in which a workspace names itself.
 */
final class ReportedAddresses {
    private static final int LAST_PORT = 65535;

    private ReportedAddresses() {}

    /** A workspace with an address that is none is taken for failed, and says why. */
    static List<ObservedWorkspace> check(List<ObservedWorkspace> reported) {
        return reported.stream().map(ReportedAddresses::check).toList();
    }

    private static ObservedWorkspace check(ObservedWorkspace it) {
        return it.address() == null || isSound(it.address())
                ? it
                : it.failed("Its node says that it is at an address that is none");
    }

    @SuppressWarnings("ConstantValue") // JSON may leave out what the type promises
    private static boolean isSound(Address address) {
        try {
            InetAddress.ofLiteral(address.host() == null ? "" : address.host());
            return address.port() > 0 && address.port() <= LAST_PORT;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
