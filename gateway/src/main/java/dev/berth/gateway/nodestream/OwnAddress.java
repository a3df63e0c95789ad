package dev.berth.gateway.nodestream;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where other gateways reach this one. */
@Component
class OwnAddress {
    private final NodeStreamSettings settings;
    private final Environment environment;

    OwnAddress(NodeStreamSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Host and port. Known once the gateway listens. */
    String hostAndPort() {
        return settings.address().isEmpty() ? listening() : settings.address();
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
