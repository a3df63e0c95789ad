package dev.berth.sync.external;

import dev.berth.sync.connector.FoundBooking;
import dev.berth.sync.connector.FoundBooking.Note;
import dev.berth.sync.connector.Source;
import dev.berth.sync.connector.SourceKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole state of an external booking after a change. */
record ExternalBookingChanged(UUID id, String type, long version, Instant occurredAt, State externalBooking) {

    static ExternalBookingChanged of(UUID id, Source source, KnownBooking known, Instant at) {
        FoundBooking booking = known.booking();
        return new ExternalBookingChanged(
                id,
                "external-booking.changed",
                known.version(),
                at,
                new State(
                        new Origin(source.id(), source.kind(), source.name()),
                        booking.externalId(),
                        source.personId() == null ? null : new Owner(source.personId()),
                        booking.resourceId(),
                        booking.title(),
                        booking.location(),
                        booking.startsAt(),
                        booking.endsAt(),
                        booking.allDay(),
                        known.vanished() ? "vanished" : booking.status().word(),
                        booking.url(),
                        booking.price(),
                        booking.notes(),
                        known.lastSeenAt()));
    }

    static String key(String sourceId, String externalId) {
        return sourceId + "/" + externalId;
    }

    record State(
            Origin source,
            String externalId,
            @Nullable Owner person,
            @Nullable UUID resourceId,
            String title,
            @Nullable String location,
            Instant startsAt,
            Instant endsAt,
            boolean allDay,
            String status,
            @Nullable String url,
            @Nullable String price,
            List<Note> notes,
            Instant lastSeenAt) {}

    record Origin(String id, SourceKind kind, String name) {}

    record Owner(UUID id) {}
}
