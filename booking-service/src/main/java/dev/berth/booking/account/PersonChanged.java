package dev.berth.booking.account;

import dev.berth.booking.security.Role;
import dev.berth.platform.id.Uuid7;
import java.time.Instant;
import java.util.UUID;

/**
 * The event {@code person.changed}: what other services need to judge a person's access tokens, and nothing else of them.
 *
 * @param disabled no token and no feed of theirs works until it is false again
 * @param tokensValidAfter whole seconds; a token whose {@code iat} is before this is refused, one whose {@code iat} is
 *     equal is good
 */
record PersonChanged(
        UUID id,
        String type,
        long version,
        Instant occurredAt,
        UUID personId,
        Role role,
        boolean disabled,
        Instant tokensValidAfter) {

    static PersonChanged of(Person person, Instant now) {
        return new PersonChanged(
                Uuid7.at(now),
                "person.changed",
                person.version(),
                now,
                person.id(),
                person.role(),
                person.isDisabled(),
                person.tokensValidAfter());
    }
}
