package dev.berth.gateway.nodestream;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where other gateways reach this one. */
@Component
class OwnAddress {
    private final NodeStreamSettings settings;
    private final Environment environment;
    /** Looked up once, at the first request and so when the gateway listens. */
    private volatile @Nullable String known;

    OwnAddress(NodeStreamSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Host and port. */
    String hostAndPort() {
        var now = known;
        if (now == null) {
            now = settings.address().isEmpty() ? listening() : settings.address();
            known = now;
        }
        return now;
    }

    private String listening() {
        var port = environment.getProperty("local.server.port", "0");
        var host = environment.getProperty("server.address", "0.0.0.0");
        try {
            var bound = InetAddress.getByName(host);
            var reachable = bound.isAnyLocalAddress() ? InetAddress.getLocalHost() : bound;
            var literal = reachable.getHostAddress();
            return (literal.contains(":") ? "[" + literal + "]" : literal) + ":" + port;
        } catch (UnknownHostException unknown) {
            throw new IllegalStateException("Set BERTH_GATEWAY_ADDRESS: this machine's address is not known", unknown);
        }
    }
}
