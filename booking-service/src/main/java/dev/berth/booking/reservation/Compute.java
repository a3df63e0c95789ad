package dev.berth.booking.reservation;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.List;

/** What a compute booking asks for: the part of a booking that rooms and courses do not have. */
@Embeddable
public record Compute(
        int cores,
        int memoryGb,
        int gpus,
        List<String> nodeTags,
        @Embedded BookedEnvironment environment) {}
