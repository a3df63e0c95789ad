package dev.berth.availability.compute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a booking: the version last seen and what it holds, so that the next version can replace it. There
 * may be a million of these; the node is a reference, not another id.
 */
record Held(
        long version, @Nullable NodeTimeline node, int from, int to, int cores, int memoryGb, List<String> gpuUuids) {
    static Held of(BookingClaim claim, @Nullable NodeTimeline node) {
        return new Held(
                claim.version(),
                node,
                claim.firstSlot(),
                claim.endSlot(),
                claim.cores(),
                claim.memoryGb(),
                claim.gpuUuids());
    }

    void take() {
        if (node != null) {
            node.hold(this);
        }
    }

    void letGo() {
        if (node != null) {
            node.release(this);
        }
    }
}
