package dev.berth.booking.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who may make an account. */
public enum RegistrationMode {
    /** Everybody. */
    OPEN,
    /** Nobody by themselves. */
    INVITE,
    /** Who has an e-mail address in one of the domains that the settings name. */
    DOMAINS;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
