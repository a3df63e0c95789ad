package dev.berth.gateway.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Who called: the peer of the connection, or what a trusted proxy says of it. */
@Component
public class ClientAddress {
    static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final String UNKNOWN = "unknown";
    /** The part of an IPv6 address that names the network; the rest a caller chooses freely. */
    private static final int NETWORK_BYTES = 8;

    private static final int IPV6_BYTES = 16;

    private final TrustedProxies trusted;

    ClientAddress(EdgeSettings settings) {
        this.trusted = TrustedProxies.of(settings.trustedProxies());
    }

    /** The nearest address, seen from here, that is not one of the trusted proxies. */
    public String of(ServerHttpRequest request) {
        var client = clientOf(request);
        return client == null ? UNKNOWN : client.getHostAddress();
    }

    /** Under which name limits count the caller: the address, or the /64 network of an IPv6 address. */
    public String countedAs(ServerHttpRequest request) {
        return switch (clientOf(request)) {
            case null -> UNKNOWN;
            case Inet6Address it -> networkOf(it);
            case InetAddress it -> it.getHostAddress();
        };
    }

    private @Nullable InetAddress clientOf(ServerHttpRequest request) {
        var nearest = peerOf(request);
        if (nearest == null || !trusted.include(nearest)) {
            return nearest;
        }
        for (var said : forwardedFor(request).reversed()) {
            var parsed = parse(said);
            if (parsed.isEmpty()) {
                break;
            }
            nearest = parsed.get();
            if (!trusted.include(nearest)) {
                break;
            }
        }
        return nearest;
    }

    private static String networkOf(Inet6Address address) {
        var network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), IPV6_BYTES);
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Sixteen bytes are an IPv6 address", impossible);
        }
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
