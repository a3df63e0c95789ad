package dev.berth.booking.reservation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Another size or environment for a compute booking. What is null stays as it is. */
public record ComputeEdit(
        @Nullable Integer cores,
        @Nullable Integer memoryGb,
        @Nullable Integer gpus,
        @Nullable UUID environmentId) {
    static final ComputeEdit NOTHING = new ComputeEdit(null, null, null, null);

    /** @param environment the one that is booked after the change */
    Compute appliedTo(Compute compute, BookedEnvironment environment) {
        return new Compute(
                cores == null ? compute.cores() : cores,
                memoryGb == null ? compute.memoryGb() : memoryGb,
                gpus == null ? compute.gpus() : gpus,
                compute.nodeTags(),
                environment);
    }
}
