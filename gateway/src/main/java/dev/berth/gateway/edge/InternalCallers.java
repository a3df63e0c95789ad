package dev.berth.gateway.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * The operator's own programs: this machine, and the networks in the settings (the edge proxy that asks about certificates,
 * the collector of measures). What a proxy passes on for somebody else is never internal, even from these addresses.
 */
@Component
public class InternalCallers {
    private final TrustedProxies networks;

    InternalCallers(InternalCallerSettings settings) {
        this.networks = TrustedProxies.of(settings.networks());
    }

    public boolean include(ServerHttpRequest request) {
        var peer = peerOf(request);
        return peer != null
                && (peer.isLoopbackAddress() || networks.include(peer))
                && !request.getHeaders().containsHeader(ClientAddress.FORWARDED_FOR)
                && !request.getHeaders().containsHeader("Forwarded");
    }

    private static @Nullable InetAddress peerOf(ServerHttpRequest request) {
        return Optional.ofNullable(request.getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .orElse(null);
    }
}
