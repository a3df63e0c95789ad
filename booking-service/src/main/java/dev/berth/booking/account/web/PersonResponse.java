package dev.berth.booking.account.web;

import dev.berth.booking.account.Person;
import dev.berth.booking.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody's account, for themselves and for admins. */
@Schema(
        name = "Person",
        requiredProperties = {"id", "email", "name", "role", "timeZone", "disabled"})
record PersonResponse(
        UUID id,
        String email,
        String name,
        Role role,
        String timeZone,
        boolean disabled,

        @Schema(description = "Whether wrong passwords keep somebody from signing in to it; in the admins' list only")
        @Nullable
        Boolean locked) {

    static PersonResponse of(Person person) {
        return of(person, null);
    }

    static PersonResponse of(Person person, @Nullable Boolean locked) {
        return new PersonResponse(
                person.id(),
                person.email(),
                person.name(),
                person.role(),
                person.timeZone(),
                person.isDisabled(),
                locked);
    }
}
