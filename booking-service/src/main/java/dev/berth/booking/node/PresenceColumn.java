package dev.berth.booking.node;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class PresenceColumn implements AttributeConverter<Presence, String> {

    @Override
    public String convertToDatabaseColumn(Presence presence) {
        return presence.stored();
    }

    @Override
    public Presence convertToEntityAttribute(String stored) {
        return Presence.of(stored);
    }
}
