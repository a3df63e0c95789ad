package dev.berth.booking.account.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param token of the link that an admin handed over */
record PasswordResetRequest(
        @NotNull @Size(min = 1, max = 200) String token,
        @NotNull @Password String password) {

    @Override
    public String toString() {
        return "PasswordResetRequest[…]"; // never in a log
    }
}
