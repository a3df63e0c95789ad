package dev.berth.local.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A workspace that the control plane wants on a node, in its newest generation. */
record WantedWorkspace(UUID bookingId, long generation, Instant from, Instant until, int cores, int memoryGb) {
    private static final Duration PREPARED_AHEAD = Duration.ofMinutes(10);

    /** As a node that never fails would report it. The state follows from the time alone, so it only moves forward. */
    String stateAt(Instant now) {
        if (!now.isBefore(until)) {
            return "stopped";
        }
        if (!now.isBefore(from)) {
            return "running";
        }
        return now.isBefore(from.minus(PREPARED_AHEAD)) ? "scheduled" : "preparing";
    }

    boolean runsAt(Instant now) {
        return stateAt(now).equals("running");
    }

    /** When it came into the state that it has now. */
    Instant sinceAt(Instant now) {
        return switch (stateAt(now)) {
            case "stopped" -> until;
            case "running" -> from;
            case "preparing" -> from.minus(PREPARED_AHEAD);
            default -> now;
        };
    }
}
