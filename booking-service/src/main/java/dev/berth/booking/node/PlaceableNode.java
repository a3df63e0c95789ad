package dev.berth.booking.node;

import dev.berth.booking.grid.Window;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node as placement sees it. What of it is taken at which time stands in the ledger.
 *
 * @param simulated no machine is behind it: only who asks for its tag gets it
 */
public record PlaceableNode(
        UUID id, String name, int cores, int memoryGb, List<String> gpuUuids, boolean simulated, Times times) {
    /** Nodes of the demo carry this tag. */
    public static final String SIMULATED = "simulated";
    /** An end for what has none. */
    static final Instant FAR_AHEAD = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * When it can serve.
     *
     * @param offline it does not answer, and nobody has sent it to sleep: others come first
     * @param readyFrom when it can be awake; null when it is
     * @param maintenance planned, or with a known end; null when there is none
     */
    public record Times(
            boolean offline,
            @Nullable Instant readyFrom,
            @Nullable Window maintenance) {
        /** It answers now, and nothing is planned. */
        public static final Times ALWAYS = new Times(false, null, null);

        public boolean allow(Window window) {
            boolean awake = readyFrom == null || !window.startsAt().isBefore(readyFrom);
            boolean open = maintenance == null
                    || !window.startsAt().isBefore(maintenance.endsAt())
                    || !maintenance.startsAt().isBefore(window.endsAt());
            return awake && open;
        }
    }
}
