package dev.berth.sync.connector;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of outside systems, by the protocol that they speak. */
public enum SourceKind {
    SALESFORCE,
    LIBCAL,
    ICS;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SourceKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
