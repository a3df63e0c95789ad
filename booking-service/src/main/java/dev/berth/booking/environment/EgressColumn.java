package dev.berth.booking.environment;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Null in bookings of rooms and courses. */
@Converter(autoApply = true)
class EgressColumn implements AttributeConverter<@Nullable Egress, @Nullable String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Egress egress) {
        return egress == null ? null : egress.wireName();
    }

    @Override
    public @Nullable Egress convertToEntityAttribute(@Nullable String stored) {
        return stored == null ? null : Egress.of(stored);
    }
}
