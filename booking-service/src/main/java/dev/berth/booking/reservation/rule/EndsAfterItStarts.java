package dev.berth.booking.reservation.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

record EndsAfterItStarts() implements TimeRule {
    @Override
    public @Nullable Violation check(Instant startsAt, Instant endsAt, Instant now) {
        return endsAt.isAfter(startsAt) ? null : new Violation("end-after-start", "endsAt", "must be after the start");
    }
}
