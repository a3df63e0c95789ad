package dev.berth.agentservice.stream.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells Berth's own services from everybody else who can reach this port: by the secret that they share or, where none is set, by calling
 * from this very machine. The same rule as booking-service's.
 */
@Component
class InternalCallers {
    private static final String HEADER = "Berth-Internal-Secret";

    private final byte[] secret;

    InternalCallers(@Value("${berth.internal-secret:}") String secret) {
        this.secret = bytes(secret);
    }

    boolean include(HttpServletRequest request) {
        if (secret.length == 0) {
            return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
        }
        String sent = request.getHeader(HEADER);
        return sent != null && MessageDigest.isEqual(bytes(sent), secret);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
