package dev.berth.feed.entry;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of an event on {@code berth.bookings}: the booking's full state, whatever happened to it. */
public record BookingEvent(UUID id, Long version, Instant occurredAt, Booking booking) {
    public BookingEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(booking, "booking");
    }

    public record Booking(
            UUID id,
            String kind,
            String status,
            @Nullable String statusReason,
            Instant startsAt,
            Instant endsAt,
            String title,
            @Nullable String description,
            UUID userId,
            @Nullable Resource resource,
            Instant createdAt) {
        public Booking {
            Objects.requireNonNull(id, "booking.id");
            Objects.requireNonNull(kind, "booking.kind");
            Objects.requireNonNull(status, "booking.status");
            Objects.requireNonNull(startsAt, "booking.startsAt");
            Objects.requireNonNull(endsAt, "booking.endsAt");
            Objects.requireNonNull(title, "booking.title");
            Objects.requireNonNull(userId, "booking.userId");
            Objects.requireNonNull(createdAt, "booking.createdAt");
        }
    }

    public record Resource(UUID id, String name) {
        public Resource {
            Objects.requireNonNull(id, "resource.id");
            Objects.requireNonNull(name, "resource.name");
        }
    }
}
