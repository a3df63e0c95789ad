package dev.berth.availability.stream;

import dev.berth.availability.occupancy.Change;
import dev.berth.availability.occupancy.Fill;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code event: availability}. Of two about one course the greater version is newer; rooms and nodes count the events. */
record AvailabilityEvent(
        UUID resourceId,
        String kind,
        Instant from,
        Instant to,
        @Nullable Integer seatsLeft,
        @Nullable Integer capacity,
        @Nullable String state,
        long version) {
    static AvailabilityEvent of(Change change, long number) {
        Change.Seats seats = change.seats();
        return new AvailabilityEvent(
                change.resourceId(),
                change.kind().word(),
                change.from(),
                change.to(),
                seats == null ? null : seats.left(),
                seats == null ? null : seats.capacity(),
                seats == null ? null : Fill.ofLeft(seats.left()).word(),
                seats == null ? number : seats.version());
    }
}
