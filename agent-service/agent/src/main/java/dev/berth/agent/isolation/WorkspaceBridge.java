package dev.berth.agent.isolation;

import dev.berth.agent.reconcile.Egress;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Names the network device of a workspace. The name says what the workspace may reach, so the firewall rules match names and
 * stay the same whatever runs: {@code berthn…} nothing, {@code berthi…} the internet, {@code bertho…} private networks too.
 */
public final class WorkspaceBridge {
    public static final String PREFIX = "berth";
    /** Linux allows 15 characters. */
    private static final int DIGITS = 9;

    private WorkspaceBridge() {}

    public static String name(UUID node, WorkspaceKey key, Egress egress) {
        return PREFIX
                + letter(egress)
                + HexFormat.of().formatHex(hash(node, key)).substring(0, DIGITS);
    }

    static char letter(Egress egress) {
        return switch (egress) {
            case NONE -> 'n';
            case INTERNET -> 'i';
            case OPEN -> 'o';
        };
    }

    private static byte[] hash(UUID node, WorkspaceKey key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((node + "/" + key.value()).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
