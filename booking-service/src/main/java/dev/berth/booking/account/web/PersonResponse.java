package dev.berth.booking.account.web;

import dev.berth.booking.account.Person;
import dev.berth.booking.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** Somebody's account, for themselves and for admins. */
@Schema(
        name = "Person",
        requiredProperties = {"id", "email", "name", "role", "timeZone"})
record PersonResponse(UUID id, String email, String name, Role role, String timeZone) {

    static PersonResponse of(Person person) {
        return new PersonResponse(person.id(), person.email(), person.name(), person.role(), person.timeZone());
    }
}
