package dev.berth.gateway.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Who called: the peer of the connection, or what a trusted proxy says of it. */
@Component
public class ClientAddress {
    static final String FORWARDED_FOR = "X-Forwarded-For";

    private final TrustedProxies trusted;

    ClientAddress(EdgeSettings settings) {
        this.trusted = TrustedProxies.of(settings.trustedProxies());
    }

    /** The nearest address, seen from here, that is not one of the trusted proxies. */
    public String of(ServerHttpRequest request) {
        var peer = peerOf(request);
        if (peer == null) {
            return "unknown";
        }
        var nearest = peer;
        for (var said : forwardedFor(request).reversed()) {
            if (!trusted.include(nearest)) {
                break;
            }
            var parsed = parse(said);
            if (parsed.isEmpty()) {
                break;
            }
            nearest = parsed.get();
        }
        return nearest.getHostAddress();
    }

    /** True for a caller on this very machine that no proxy stands in front of. */
    public boolean isLoopback(ServerHttpRequest request) {
        var peer = peerOf(request);
        return peer != null
                && peer.isLoopbackAddress()
                && !request.getHeaders().containsHeader(FORWARDED_FOR)
                && !request.getHeaders().containsHeader("Forwarded");
    }

    private static @Nullable InetAddress peerOf(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return Optional.ofNullable(remote).map(InetSocketAddress::getAddress).orElse(null);
    }

    private static List<String> forwardedFor(ServerHttpRequest request) {
        return request.getHeaders().getValuesAsList(FORWARDED_FOR);
    }

    /** Literals only: a name in this header must never start a look-up. */
    private static Optional<InetAddress> parse(String literal) {
        try {
            return Optional.of(InetAddress.ofLiteral(literal.trim()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
