package dev.berth.booking.room;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.ZoneId;
import java.util.Locale;

/** How a room's values stand in the database: as the words that JSON uses. */
final class RoomColumns {
    private RoomColumns() {}

    @Converter
    static class StatusColumn implements AttributeConverter<RoomStatus, String> {
        @Override
        public String convertToDatabaseColumn(RoomStatus status) {
            return status.word();
        }

        @Override
        public RoomStatus convertToEntityAttribute(String stored) {
            return RoomStatus.valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    @Converter
    static class ApprovalColumn implements AttributeConverter<Approval, String> {
        @Override
        public String convertToDatabaseColumn(Approval approval) {
            return approval.word();
        }

        @Override
        public Approval convertToEntityAttribute(String stored) {
            return Approval.valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    @Converter
    static class ZoneColumn implements AttributeConverter<ZoneId, String> {
        @Override
        public String convertToDatabaseColumn(ZoneId zone) {
            return zone.getId();
        }

        @Override
        public ZoneId convertToEntityAttribute(String stored) {
            return ZoneId.of(stored);
        }
    }
}
