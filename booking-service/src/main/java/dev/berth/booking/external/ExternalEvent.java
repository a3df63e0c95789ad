package dev.berth.booking.external;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** An event of sync-service, as much of it as matters to rooms. */
record ExternalEvent(
        String type,
        long version,
        @Nullable Taken externalBooking,
        @Nullable Refreshed source) {
    static final String CHANGED = "external-booking.changed";
    static final String REFRESHED = "source.refreshed";
    /** A newer publisher may say more than this service knows. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Source(String id, String kind, String name) {}

    /** @param rooms that are read from it */
    record Refreshed(
            String id,
            String kind,
            String name,
            @Nullable List<UUID> rooms,
            @Nullable Instant lastSucceededAt,
            @Nullable Instant lastAttemptAt,
            @Nullable Boolean stale,
            @Nullable String error) {
        boolean isStale() {
            return Boolean.TRUE.equals(stale);
        }
    }

    record Note(String text, @Nullable Instant at, @Nullable String author) {}

    /** @param resourceId the room; a booking of no room of Berth's is none of this service's business */
    record Taken(
            Source source,
            String externalId,
            @Nullable UUID resourceId,
            String title,
            Instant startsAt,
            Instant endsAt,
            String status,
            @Nullable String url,
            @Nullable List<Note> notes,
            @Nullable Instant lastSeenAt) {
        boolean wantsTheRoom() {
            return status.equals("confirmed") || status.equals("tentative");
        }
    }

    /** Null when it cannot be read. */
    static @Nullable ExternalEvent read(String value) {
        try {
            ExternalEvent event = JSON.readValue(value, ExternalEvent.class);
            return isWhole(event) ? event : null;
        } catch (JacksonException nonsense) {
            return null;
        }
    }

    /** JSON may leave out what the type promises. */
    @SuppressWarnings("ConstantValue")
    private static boolean isWhole(@Nullable ExternalEvent event) {
        if (event == null || event.type == null) return false;
        return switch (event.type) {
            case CHANGED -> event.externalBooking != null && isWhole(event.externalBooking);
            case REFRESHED -> event.source != null && isWhole(event.source);
            default -> true;
        };
    }

    @SuppressWarnings("ConstantValue")
    private static boolean isWhole(Taken it) {
        return it.source != null
                && isWhole(it.source)
                && it.externalId != null
                && it.title != null
                && it.status != null
                && it.startsAt != null
                && it.endsAt != null;
    }

    @SuppressWarnings("ConstantValue")
    private static boolean isWhole(Source it) {
        return it.id != null && it.kind != null && it.name != null;
    }

    @SuppressWarnings("ConstantValue")
    private static boolean isWhole(Refreshed it) {
        return it.id != null && it.kind != null && it.name != null;
    }
}
