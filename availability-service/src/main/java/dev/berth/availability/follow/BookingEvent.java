package dev.berth.availability.follow;

import dev.berth.availability.occupancy.Claim;
import dev.berth.availability.occupancy.Demand;
import dev.berth.availability.occupancy.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    Claim claim() {
        Claim.Held held = HOLDING.contains(booking.status) ? booking.held() : null;
        return new Claim(booking.id, version, held, booking.startsAt, booking.endsAt, booking.demand());
    }

    /** Empty when the booking has no owner any more. */
    Optional<BookingNews> news() {
        return Optional.ofNullable(booking.userId).map(owner -> booking.news(owner, version));
    }

    record Booking(
            UUID id,
            String kind,
            String status,
            @Nullable String statusReason,
            Instant startsAt,
            Instant endsAt,
            @Nullable String title,
            @Nullable UUID userId,
            @Nullable Resource resource,
            @Nullable Compute compute,
            @Nullable Placement placement,
            @Nullable Workspace workspace) {
        Booking {
            Objects.requireNonNull(id, "booking.id");
            Objects.requireNonNull(kind, "booking.kind");
            Objects.requireNonNull(status, "booking.status");
            Objects.requireNonNull(startsAt, "booking.startsAt");
            Objects.requireNonNull(endsAt, "booking.endsAt");
        }

        private BookingNews news(UUID owner, long version) {
            return new BookingNews(
                    id,
                    owner,
                    version,
                    kind,
                    status,
                    statusReason,
                    startsAt,
                    endsAt,
                    title,
                    resource == null ? null : resource.id,
                    resource == null ? null : resource.name,
                    workspace == null ? null : workspace.state);
        }

        /** A seat is not counted here: a course session's event tells how many are taken. */
        private Claim.@Nullable Held held() {
            return switch (kind) {
                case "compute" -> placement == null ? null : new Claim.Held(Kind.NODE, placement.nodeId);
                case "room" -> resource == null ? null : new Claim.Held(Kind.ROOM, resource.id);
                default -> null;
            };
        }

        private Demand demand() {
            return compute == null || placement == null
                    ? Demand.WHOLE
                    : new Demand(compute.cores, compute.memoryGb, placement.gpuUuids);
        }
    }

    record Resource(UUID id, @Nullable String name) {
        Resource {
            Objects.requireNonNull(id, "resource.id");
        }
    }

    record Workspace(@Nullable String state) {}

    record Compute(int cores, int memoryGb) {}

    record Placement(UUID nodeId, List<String> gpuUuids) {
        Placement {
            Objects.requireNonNull(nodeId, "placement.nodeId");
            gpuUuids = Objects.requireNonNullElse(gpuUuids, List.of());
        }
    }
}
