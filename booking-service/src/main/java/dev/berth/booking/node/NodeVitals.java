package dev.berth.booking.node;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What changes all the time: when a node was last heard, how busy it is, what of it is given away right now. */
public record NodeVitals(Instant lastSeenAt, @Nullable Load load, Used used) {

    /** @param cpu share of all cores, 0 to 1 */
    public record Load(double cpu, double memoryGbUsed) {}

    public record Used(int cores, int memoryGb, int gpus) {}
}
