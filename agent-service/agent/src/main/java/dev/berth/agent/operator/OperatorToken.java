package dev.berth.agent.operator;

import dev.berth.agent.home.AgentHome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The token of the operator API: as set, or made at the first start where only the agent's user can read it. */
public final class OperatorToken {
    private static final Logger log = LoggerFactory.getLogger(OperatorToken.class);
    private static final String FILE = "operator-token";
    private static final int BYTES = 32;

    private final byte[] expectedHash;

    /** @param set the token, or empty to make one */
    public OperatorToken(String set, AgentHome home) {
        this.expectedHash = hash(set.isBlank() ? kept(home) : set);
    }

    /** Compares hashes in constant time, so that neither the time nor the length tells anything. */
    public boolean matches(String offered) {
        return MessageDigest.isEqual(expectedHash, hash(offered));
    }

    private static String kept(AgentHome home) {
        if (home.read(FILE).isEmpty()) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            home.write(FILE, HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII));
        }
        log.info("The operator API's token is in {}", home.path(FILE));
        return new String(home.read(FILE).orElseThrow(), StandardCharsets.US_ASCII).strip();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
