package dev.berth.availability.follow;

import dev.berth.availability.compute.BookingClaim;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of an event on {@code berth.bookings}: the booking's full state, whatever happened to it. */
record BookingEvent(Long version, Booking booking) {
    /** While a booking has one of these, nobody else can have what it names. */
    private static final Set<String> HOLDING = Set.of("pending", "approved", "active");

    BookingEvent {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(booking, "booking");
    }

    BookingClaim claim() {
        return booking.claim(version);
    }

    record Booking(
            UUID id,
            String kind,
            String status,
            Instant startsAt,
            Instant endsAt,
            @Nullable Compute compute,
            @Nullable Placement placement) {
        Booking {
            Objects.requireNonNull(id, "booking.id");
            Objects.requireNonNull(kind, "booking.kind");
            Objects.requireNonNull(status, "booking.status");
            Objects.requireNonNull(startsAt, "booking.startsAt");
            Objects.requireNonNull(endsAt, "booking.endsAt");
        }

        boolean isCompute() {
            return kind.equals("compute");
        }

        private BookingClaim claim(long version) {
            if (compute == null || placement == null || !HOLDING.contains(status)) {
                return new BookingClaim(id, version, null, startsAt, endsAt, 0, 0, List.of());
            }
            return new BookingClaim(
                    id,
                    version,
                    placement.nodeId,
                    startsAt,
                    endsAt,
                    compute.cores,
                    compute.memoryGb,
                    placement.gpuUuids);
        }
    }

    record Compute(int cores, int memoryGb) {}

    record Placement(UUID nodeId, List<String> gpuUuids) {
        Placement {
            Objects.requireNonNull(nodeId, "placement.nodeId");
            gpuUuids = Objects.requireNonNullElse(gpuUuids, List.of());
        }
    }
}
