package dev.berth.booking.account.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Says nothing about how a password must look: that would tell a guesser what not to try. */
record SignInRequest(
        @NotNull @Email String email,
        @NotNull @Size(max = 200) String password) {}
