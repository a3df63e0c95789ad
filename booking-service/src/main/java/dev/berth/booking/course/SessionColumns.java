package dev.berth.booking.course;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a session's values stand in the database: as the words that JSON uses. */
final class SessionColumns {
    private SessionColumns() {}

    @Converter
    static class StatusColumn implements AttributeConverter<SessionStatus, String> {
        @Override
        public String convertToDatabaseColumn(SessionStatus status) {
            return status.word();
        }

        @Override
        public SessionStatus convertToEntityAttribute(String stored) {
            return SessionStatus.valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    @Converter
    static class ZoneColumn implements AttributeConverter<@Nullable ZoneId, @Nullable String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable ZoneId zone) {
            return zone == null ? null : zone.getId();
        }

        @Override
        public @Nullable ZoneId convertToEntityAttribute(@Nullable String stored) {
            return stored == null ? null : ZoneId.of(stored);
        }
    }
}
