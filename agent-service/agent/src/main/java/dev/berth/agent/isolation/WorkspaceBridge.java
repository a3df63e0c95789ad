package dev.berth.agent.isolation;

import dev.berth.agent.reconcile.Egress;
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

    /** One that nothing on this machine has. */
    public static String anyName(Egress egress) {
        String digits = UUID.randomUUID().toString().replace("-", "");
        return PREFIX + letter(egress) + digits.substring(0, DIGITS);
    }

    public static boolean isFor(Egress egress, String name) {
        return name.startsWith(PREFIX + letter(egress));
    }

    static char letter(Egress egress) {
        return switch (egress) {
            case NONE -> 'n';
            case INTERNET -> 'i';
            case OPEN -> 'o';
        };
    }
}
