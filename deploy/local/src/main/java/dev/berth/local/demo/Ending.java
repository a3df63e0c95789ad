package dev.berth.local.demo;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** How a booking ended: mostly well. */
record Ending(String status, @Nullable String reason) {
    static Ending drawn(Random chance, boolean needsApproval, boolean runs) {
        int draw = chance.nextInt(100);
        if (draw < 7) {
            return new Ending("cancelled", null);
        }
        if (needsApproval && draw < 10) {
            return new Ending("rejected", "It is needed for a course");
        }
        if (needsApproval && draw < 12) {
            return new Ending("expired", "Nobody decided in time");
        }
        if (runs && draw < 15) {
            return new Ending("failed", "Exited with code 137, 5 times");
        }
        return new Ending("completed", null);
    }
}
