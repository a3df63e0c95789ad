package dev.berth.booking.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/**
 * Tells Berth's own services from everybody else who can reach this port: by the secret that they share or, where none was
 * set, by calling from this very machine. The network is no credential once services run on several hosts.
 */
@Component
class Neighbours {
    static final String HEADER = "Berth-Internal-Secret";

    private final byte[] secret;

    Neighbours(SecuritySettings settings) {
        this.secret = bytes(settings.internalSecret());
    }

    boolean include(HttpServletRequest request) {
        if (secret.length == 0)
            return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
        String sent = request.getHeader(HEADER);
        return sent != null && MessageDigest.isEqual(bytes(sent), secret);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
