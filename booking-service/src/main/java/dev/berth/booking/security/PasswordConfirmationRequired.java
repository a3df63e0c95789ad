package dev.berth.booking.security;

import org.springframework.security.access.AccessDeniedException;

/** The caller may do this, but gave their password too long ago. */
public class PasswordConfirmationRequired extends AccessDeniedException {

    PasswordConfirmationRequired() {
        super("The password was given too long ago");
    }
}
