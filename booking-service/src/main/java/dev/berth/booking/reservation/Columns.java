package dev.berth.booking.reservation;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** How the enums stand in the database: as the words that JSON uses. */
final class Columns {
    private Columns() {}

    @Converter(autoApply = true)
    static class KindColumn implements AttributeConverter<BookingKind, String> {
        @Override
        public String convertToDatabaseColumn(BookingKind kind) {
            return kind.word();
        }

        @Override
        public BookingKind convertToEntityAttribute(String stored) {
            return BookingKind.of(stored);
        }
    }

    @Converter(autoApply = true)
    static class StatusColumn implements AttributeConverter<BookingStatus, String> {
        @Override
        public String convertToDatabaseColumn(BookingStatus status) {
            return status.word();
        }

        @Override
        public BookingStatus convertToEntityAttribute(String stored) {
            return BookingStatus.of(stored);
        }
    }

    @Converter(autoApply = true)
    static class WorkspaceStateColumn implements AttributeConverter<@Nullable WorkspaceState, @Nullable String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable WorkspaceState state) {
            return state == null ? null : state.word();
        }

        @Override
        public @Nullable WorkspaceState convertToEntityAttribute(@Nullable String stored) {
            return stored == null ? null : WorkspaceState.of(stored).orElseThrow();
        }
    }
}
