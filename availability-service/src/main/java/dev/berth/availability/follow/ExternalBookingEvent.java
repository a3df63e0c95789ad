package dev.berth.availability.follow;

import dev.berth.availability.occupancy.Claim;
import dev.berth.availability.occupancy.Demand;
import dev.berth.availability.occupancy.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of an event on {@code berth.external-bookings}: an outside system has one of Berth's rooms. */
record ExternalBookingEvent(Long version, External externalBooking) {
    static final String SOURCE_KEY = "source/";
    private static final Set<String> HOLDING = Set.of("confirmed", "tentative");

    ExternalBookingEvent {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(externalBooking, "externalBooking");
    }

    /** Outside systems name their bookings as they like; here everything has a UUID. */
    static UUID idOf(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    /** A person's own calendar elsewhere names no room, and holds nothing. */
    Claim claim(String key) {
        UUID room = HOLDING.contains(externalBooking.status) ? externalBooking.resourceId : null;
        return new Claim(
                idOf(key),
                version,
                room == null ? null : new Claim.Held(Kind.ROOM, room),
                externalBooking.startsAt,
                externalBooking.endsAt,
                Demand.WHOLE);
    }

    record External(String status, @Nullable UUID resourceId, Instant startsAt, Instant endsAt) {
        External {
            Objects.requireNonNull(status, "externalBooking.status");
            Objects.requireNonNull(startsAt, "externalBooking.startsAt");
            Objects.requireNonNull(endsAt, "externalBooking.endsAt");
        }
    }
}
