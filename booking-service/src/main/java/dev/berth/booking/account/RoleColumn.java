package dev.berth.booking.account;

import dev.berth.booking.security.Role;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class RoleColumn implements AttributeConverter<Role, String> {

    @Override
    public String convertToDatabaseColumn(Role role) {
        return role.wireName();
    }

    @Override
    public Role convertToEntityAttribute(String stored) {
        return Role.of(stored);
    }
}
