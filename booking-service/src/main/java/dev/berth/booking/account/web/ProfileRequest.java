package dev.berth.booking.account.web;

import dev.berth.booking.account.Profile.Edit;
import dev.berth.booking.account.Profile.PasswordChange;
import dev.berth.booking.input.OneLine;
import dev.berth.booking.input.TimeZone;
import dev.berth.booking.problem.Problem;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What is left out stays as it is. A new password asks for the current one. */
record ProfileRequest(
        @Nullable @OneLine(max = 100) String name,
        @Nullable @TimeZone String timeZone,
        @Nullable @Password String password,
        @Nullable String currentPassword) {

    Edit toEdit() {
        return new Edit(
                name == null ? null : name.strip(), timeZone == null ? null : ZoneId.of(timeZone), passwordChange());
    }

    private @Nullable PasswordChange passwordChange() {
        if (password == null) return null;
        if (currentPassword == null) throw Problem.invalid("currentPassword", "is required to set a new password");
        return new PasswordChange(currentPassword, password);
    }
}
