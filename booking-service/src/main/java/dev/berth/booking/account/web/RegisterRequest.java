package dev.berth.booking.account.web;

import dev.berth.booking.account.EmailAddress;
import dev.berth.booking.account.Registration.Applicant;
import dev.berth.booking.input.OneLine;
import dev.berth.booking.input.TimeZone;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** @param timeZone an IANA name; a browser knows its own */
record RegisterRequest(
        @NotNull @Email String email,
        @NotNull @Password String password,
        @NotNull @OneLine(max = 100) String name,
        @Nullable @TimeZone String timeZone) {

    Applicant toApplicant() {
        return new Applicant(
                new EmailAddress(email), password, name.strip(), timeZone == null ? null : ZoneId.of(timeZone));
    }
}
