package dev.berth.booking.account.web;

import dev.berth.booking.account.Person;
import dev.berth.booking.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;

/**
 * One's own account.
 *
 * @param features by key of the flag, whether it is open to them
 */
@Schema(
        name = "Me",
        requiredProperties = {"id", "email", "name", "role", "timeZone", "features"})
record MeResponse(UUID id, String email, String name, Role role, String timeZone, Map<String, Boolean> features) {

    static MeResponse of(Person person, Map<String, Boolean> features) {
        return new MeResponse(person.id(), person.email(), person.name(), person.role(), person.timeZone(), features);
    }
}
