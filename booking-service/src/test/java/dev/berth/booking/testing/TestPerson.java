package dev.berth.booking.testing;

import dev.berth.booking.security.Caller;
import java.util.UUID;

/** Somebody with an account and a valid access token. */
public record TestPerson(Caller caller, String email, String token) {

    public UUID id() {
        return caller.id();
    }
}
