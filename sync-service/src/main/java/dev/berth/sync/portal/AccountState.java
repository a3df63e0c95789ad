package dev.berth.sync.portal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is known of a person's credentials. */
public enum AccountState {
    UNTRIED,
    OK,
    /** The portal refused them: it is not asked again by itself, since portals lock accounts that try too often. */
    WRONG_CREDENTIALS;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AccountState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
