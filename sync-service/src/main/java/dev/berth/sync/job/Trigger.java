package dev.berth.sync.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a person asked for it or the clock. */
public enum Trigger {
    MANUAL,
    SCHEDULED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Trigger of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
