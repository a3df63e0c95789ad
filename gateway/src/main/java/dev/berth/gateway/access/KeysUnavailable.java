package dev.berth.gateway.access;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Whether a token is valid cannot be told now. */
class KeysUnavailable extends ResponseStatusException {
    KeysUnavailable(Throwable cause) {
        super(HttpStatus.SERVICE_UNAVAILABLE, "Sign-ins cannot be checked right now.", cause);
    }
}
