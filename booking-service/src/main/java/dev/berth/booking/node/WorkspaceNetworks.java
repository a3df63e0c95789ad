package dev.berth.booking.node;

import dev.berth.booking.node.ObservedWorkspace.Address;
import java.net.InetAddress;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Where a workspace may be. A node says itself where its workspaces answer, and the gateway goes there: a node in bad hands
 * must not send it to Berth's own services, or to what only answers neighbours. A workspace with such an address is taken for
 * failed, and says why.
 */
@Component
class WorkspaceNetworks {
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;
    private static final int LAST_PORT = 65535;

    private final List<IpAddressMatcher> networks;

    WorkspaceNetworks(NodeSettings settings) {
        this.networks = settings.workspaceNetworks().stream()
                .filter(it -> !it.isBlank())
                .map(it -> new IpAddressMatcher(it.strip()))
                .toList();
    }

    List<ObservedWorkspace> judge(List<ObservedWorkspace> reported) {
        return reported.stream().map(this::judge).toList();
    }

    private ObservedWorkspace judge(ObservedWorkspace it) {
        return it.address() == null || accept(it.address())
                ? it
                : it.failed("Its node says that it is at " + it.address().host() + ":"
                        + it.address().port() + ", where no workspace may be");
    }

    private boolean accept(Address address) {
        return address.port() >= FIRST_UNPRIVILEGED_PORT && address.port() <= LAST_PORT && acceptHost(address.host());
    }

    /** Addresses only: a name could mean something else when the gateway looks it up. */
    @SuppressWarnings("ConstantValue") // JSON may leave out what the type promises
    private boolean acceptHost(String host) {
        try {
            InetAddress address = InetAddress.ofLiteral(host == null ? "" : host);
            return networks.isEmpty()
                    ? isNobodysOwn(address)
                    : networks.stream().anyMatch(it -> it.matches(address.getHostAddress()));
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    /** Neither the machine that asks, nor what only its own link has, such as a cloud's metadata. */
    private static boolean isNobodysOwn(InetAddress address) {
        return !(address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress());
    }
}
