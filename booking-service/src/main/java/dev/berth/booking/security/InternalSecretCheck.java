package dev.berth.booking.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Refuses to start where other machines can reach {@code /internal} and no secret protects it. Behind a proxy on the same
 * machine every caller seems to be this machine, so the callers' address alone is not enough there.
 */
@Component
class InternalSecretCheck {

    InternalSecretCheck(SecuritySettings settings, @Value("${server.address:0.0.0.0}") String address) {
        if (settings.internalSecret().isBlank() && !isLoopback(address)) {
            throw new IllegalStateException("BERTH_BIND is " + address
                    + ", so other machines can reach /internal: set BERTH_INTERNAL_SECRET to the same random value here and"
                    + " for the gateway, or BERTH_BIND to 127.0.0.1");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("BERTH_BIND is not an address of this machine: " + address, e);
        }
    }
}
