package dev.berth.sync.connector;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an admin wants to see of a failure. */
public record Evidence(Kind kind, String mediaType, byte[] content) {
    public enum Kind {
        SCREENSHOT,
        HTML;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
